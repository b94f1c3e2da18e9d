import type { Cause } from '../verdict.ts'
import { failuresOf, missedTargetMs, shareOf } from './context.ts'
import type { Context, FindCause } from './context.ts'
import { ms, percent } from '../worded.ts'

export const connections: FindCause = (context) => waitedFor(context) ?? turnedAway(context)

function waitedFor(context: Context): Cause | null {
  const { blocked, latency } = context.evidence.client
  const missed = missedTargetMs(context) ?? 1_000
  if (blocked.p99 < missed / 2 || blocked.p99 < latency.p99 / 2) return null
  return found('most of the time went into getting a connection', [
    `1 % of requests waited more than ${ms(blocked.p99)} for one; the whole took ${ms(latency.p99)}`,
  ])
}

const noticeable = 0.01
const most = 0.5

/** Cut off before the service itself knew of a request: a limit of connections, of it or before it. */
function turnedAway(context: Context): Cause | null {
  const { client } = context.evidence
  const seen = context.delta?.requests ?? null
  const cut = failuresOf(context, ['reset', 'broken-answer'])
  if (seen === null || shareOf(cut, context.evidence) < noticeable) return null
  const answered = client.total - client.unanswered
  if (seen - answered > client.unanswered * most) return null
  return found('connections were closed before the service saw a request', [
    `${percent(shareOf(cut, context.evidence))} of the requests had their connection closed`,
    `${client.total} were sent, ${answered} answered, and the service counted ${seen}`,
  ])
}

function found(effect: string, evidence: readonly string[]): Cause {
  return { id: 'connections', subject: null, strength: 'strong', effect, evidence }
}
