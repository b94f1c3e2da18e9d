import { missedTargetMs } from './context.ts'
import { ms, percent } from '../worded.ts'
import type { FindCause } from './context.ts'

export const eventLoop: FindCause = (context) => {
  const target = missedTargetMs(context)
  const lagMs = (context.delta?.eventLoopDelay ?? 0) * 1000
  if (target === null || lagMs < target / 4) return null
  const cpu = context.delta?.cpuShare
  return {
    id: 'event-loop',
    subject: null,
    strength: lagMs >= target / 2 ? 'strong' : 'weak',
    effect: "the server's event loop was blocked, so requests waited for their turn",
    evidence: [
      `it was held up for ${ms(lagMs)}`,
      ...(cpu == null ? [] : [`the process used ${percent(cpu)} of a core`]),
    ],
  }
}
