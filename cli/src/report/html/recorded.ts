import type { Verdict } from '@obs-toolkit/load'
import { recordedFacts } from '../recorded.ts'
import { factList, section } from './parts.ts'

/** The server's side of the measured phase. */
export function recorded(verdict: Verdict): string {
  const facts = recordedFacts(verdict)
  if (facts.length === 0) return ''
  return section('At the server, as Prometheus recorded it', factList(facts, ' panel'))
}
