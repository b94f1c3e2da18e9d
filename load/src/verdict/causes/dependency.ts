import { quantileMs } from '../server-delta.ts'
import { missedTargetMs, ms, percent } from './context.ts'
import type { Context, FindCause } from './context.ts'
import type { Counted } from '../../evidence/server/snapshot.ts'

/** Of the calls of a dependency. */
const failing = 0.01

export const dependency: FindCause = (context) => {
  const found = Object.entries(context.delta?.dependencies ?? {})
    .map(([name, counted]) => ({ name, seen: symptom(counted, context) }))
    .filter(({ seen }) => seen !== null)
  const [first] = found
  if (!first) return null
  return {
    id: 'dependency',
    subject: first.name,
    strength: 'strong',
    effect: `the service waits for ${first.name}`,
    evidence: found.map(({ name, seen }) => `${name}: ${seen}`),
  }
}

function symptom(counted: Counted, context: Context): string | null {
  const target = missedTargetMs(context)
  const slowest = quantileMs(counted, 0.99) ?? meanMs(counted)
  if (target !== null && slowest >= target / 2)
    return `1 % of its calls took ${ms(slowest)} or more`
  const failed = counted.failed / counted.count
  const errors = context.failing.some(({ kind }) => kind === 'errors')
  return errors && failed > failing ? `${percent(failed)} of its calls failed` : null
}

function meanMs({ seconds, count }: Counted): number {
  return (seconds / Math.max(1, count)) * 1000
}
