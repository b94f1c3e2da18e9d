import { missedTargetMs } from './context.ts'
import { ms } from '../worded.ts'
import type { FindCause } from './context.ts'

export const connections: FindCause = (context) => {
  const target = missedTargetMs(context)
  const { blocked, latency } = context.evidence.client
  const missed = target ?? 1_000
  if (blocked.p99 < missed / 2 || blocked.p99 < latency.p99 / 2) return null
  return {
    id: 'connections',
    subject: null,
    strength: 'strong',
    effect: 'most of the time went into getting a connection',
    evidence: [
      `1 % of requests waited more than ${ms(blocked.p99)} for one; the whole took ${ms(latency.p99)}`,
    ],
  }
}
