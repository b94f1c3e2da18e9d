import { failuresOf, shareOf } from './context.ts'
import { percent } from '../worded.ts'
import type { FindCause } from './context.ts'

const noticeable = 0.005

export const rateLimit: FindCause = (context) => {
  const limited = shareOf(failuresOf(context, ['status:429']), context.evidence)
  if (limited <= noticeable) return null
  return {
    id: 'rate-limit',
    subject: null,
    strength: 'strong',
    effect: 'a rate limit turned requests away',
    evidence: [`${percent(limited)} of the requests were answered with 429`],
  }
}
