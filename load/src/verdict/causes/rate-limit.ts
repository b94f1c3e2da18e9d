import { failuresOf } from './context.ts'
import { percent } from '../worded.ts'
import type { FindCause } from './context.ts'

const noticeable = 0.005

export const rateLimit: FindCause = (context) => {
  const { client } = context.evidence
  const limited = failuresOf(context, ['status:429'])
  if (limited <= client.requests * noticeable) return null
  return {
    id: 'rate-limit',
    subject: null,
    strength: 'strong',
    effect: 'a rate limit turned requests away',
    evidence: [`${percent(limited / client.requests)} of the requests were answered with 429`],
  }
}
