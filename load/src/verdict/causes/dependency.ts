import { quantileMs } from '../counted.ts'
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
  if (target === null || slowest <= target / 2 || waitedForUs(counted, target, context)) return null
  const { share, edgeMs } = slowerThan(counted, target / 2)
  const mean = `${ms(meanMs(counted))} in the mean`
  const seen = `${percent(share)} of its ${counted.count} calls took longer than ${ms(edgeMs)}, ${mean}`
  return { seen, share }
}

/** Answers that came while our own event loop was held up, and were only read when it went on. */
function waitedForUs(counted: Counted, target: number, { delta }: Context): boolean {
  const heldUpMs = (delta?.eventLoopDelay ?? 0) * 1000
  return heldUpMs >= target / 4 && meanMs(counted) <= heldUpMs
}

/** Counted exactly, above the highest edge of a bucket that the limit lets through. */
function slowerThan(
  { buckets, count }: Counted,
  limitMs: number,
): { readonly share: number; readonly edgeMs: number } {
  const edges = Object.entries(buckets).map(([le, upTo]) => ({ edgeMs: Number(le) * 1000, upTo }))
  const below = edges.filter(({ edgeMs }) => edgeMs <= limitMs)
  const highest = below.toSorted((a, b) => b.edgeMs - a.edgeMs)[0] ?? { edgeMs: 0, upTo: 0 }
  return { share: 1 - highest.upTo / count, edgeMs: highest.edgeMs }
}

function meanMs({ seconds, count }: Counted): number {
  return (seconds / Math.max(1, count)) * 1000
}
