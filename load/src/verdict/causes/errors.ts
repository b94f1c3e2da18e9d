import { percent } from '../worded.ts'
import { shareOf } from './context.ts'
import type { FindCause } from './context.ts'

const words: Readonly<Record<string, string>> = {
  timeout: 'got no answer in time',
  refused: 'were refused a connection',
  reset: 'had their connection reset',
  content: 'were answered with something else than what was expected',
  'broken-answer': 'got no whole answer',
  'name-lookup': 'could not look the host up',
  tls: 'could not agree on TLS',
}

/** How most requests failed, where they fail too often. */
export const errors: FindCause = ({ evidence, failing }) => {
  if (!failing.some(({ kind }) => kind === 'errors' || kind === 'checks')) return null
  const kinds = Object.entries(evidence.client.failures).toSorted(([, a], [, b]) => b - a)
  const [first] = kinds
  if (!first || first[0] === 'status:429') return null
  const subject = first[0].replace('status:', '')
  return {
    id: 'errors',
    subject,
    strength: 'strong',
    effect: `requests ${words[subject] ?? answeredWith(subject)}`,
    evidence: kinds.map(
      ([kind, count]) => `${percent(shareOf(count, evidence))}: ${kind.replace('status:', '')}`,
    ),
  }
}

/** A status below 400 is no error by itself. */
function answeredWith(status: string): string {
  return `were answered with ${status}${Number(status) < 400 ? ', and another answer was expected' : ''}`
}
