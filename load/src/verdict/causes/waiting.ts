import { isLoopback } from '../../plan/target.ts'
import { missedTargetMs } from './context.ts'
import { ms } from '../worded.ts'
import type { Context, FindCause } from './context.ts'

const ofTarget = 0.25

/** The client waits for longer than the server says that it takes: time that passes in between. */
export const waiting: FindCause = (context) => {
  const target = missedTargetMs(context)
  const server = context.delta?.p99 ?? null
  if (target === null || server === null) return null
  const { latency } = context.evidence.client
  const gap = latency.p99 - server
  if (gap < target * ofTarget) return null
  const near = isLoopback(new URL(context.evidence.plan.target).hostname)
  return {
    id: near ? 'queueing' : 'network',
    subject: null,
    strength: near ? 'strong' : 'weak',
    effect: near
      ? 'requests waited before the service took them up'
      : 'requests spent their time between client and service: on the network, in a proxy, or in a queue',
    evidence: [bothSides(context, server)],
  }
}

export function bothSides({ evidence }: Context, server: number): string {
  const { p99 } = evidence.client.latency
  return `p99 was ${ms(p99)} at the client and at most ${ms(server)} at the server`
}
