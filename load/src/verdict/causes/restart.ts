import { failuresOf } from './context.ts'
import type { FindCause } from './context.ts'

export const restart: FindCause = (context) => {
  const { delta, evidence } = context
  const restarts = delta?.restarts ?? 0
  const refused = failuresOf(context, ['refused'])
  if (restarts > 0)
    return found(
      'started again while it was loaded',
      `its process started again ${restarts === 1 ? 'once' : `${restarts} times`}`,
    )
  if (refused === 0 || refused === evidence.client.requests) return null
  const back = evidence.client.slots.at(-1)!
  const gone = back.requests > 0 && back.failed === back.requests
  return found(
    gone
      ? 'stopped answering for good while it was loaded'
      : 'did not take connections for a while',
    `${refused} connections were refused, others were not`,
  )
}

function found(what: string, seen: string): ReturnType<FindCause> {
  return {
    id: 'restart',
    subject: null,
    strength: 'strong',
    effect: `the service ${what}`,
    evidence: [seen],
  }
}
