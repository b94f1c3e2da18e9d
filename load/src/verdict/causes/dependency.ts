import { quantileMs } from '../server-delta.ts'
import { missedTargetMs } from './context.ts'
import { ms, percent } from '../worded.ts'
import type { Context, FindCause } from './context.ts'
import type { Counted } from '../../evidence/server/snapshot.ts'

/** Of the calls of a dependency. */
const failing = 0.01

/** What a dependency does to the service, and to which share of the calls. */
interface Symptom {
  readonly seen: string
  readonly share: number
}

export const dependency: FindCause = (context) => {
  const found = Object.entries(context.delta?.dependencies ?? {})
    .map(([name, counted]) => ({ name, symptom: symptomOf(counted, context) }))
    .flatMap(({ name, symptom }) => (symptom === null ? [] : [{ name, ...symptom }]))
    .toSorted((a, b) => b.share - a.share)
  const [worst] = found
  if (!worst) return null
  return {
    id: 'dependency',
    subject: worst.name,
    strength: 'strong',
    effect: `the service waits for ${worst.name}`,
    evidence: found.map(({ name, seen }) => `${name}: ${seen}`),
  }
}

function symptomOf(counted: Counted, context: Context): Symptom | null {
  const failed = counted.failed / counted.count
  const errors = context.failing.some(({ kind }) => kind === 'errors')
  if (errors && failed > failing) {
    return { seen: `${percent(failed)} of its calls failed`, share: failed }
  }
  const target = missedTargetMs(context)
  const slowest = quantileMs(counted, 0.99) ?? meanMs(counted)
  if (target === null || slowest < target / 2) return null
  const seen = `1 % of its calls took ${ms(slowest)} or more`
  return { seen, share: shareAbove(counted, target / 2) }
}

/** As exactly as its buckets tell. */
function shareAbove({ buckets, count }: Counted, limitMs: number): number {
  const below = Object.entries(buckets)
    .filter(([le]) => Number(le) * 1000 <= limitMs)
    .map(([, upTo]) => upTo)
  return 1 - Math.max(0, ...below) / count
}

function meanMs({ seconds, count }: Counted): number {
  return (seconds / Math.max(1, count)) * 1000
}
