import { percent } from '../worded.ts'
import type { FindCause } from './context.ts'

const noticeable = 0.05
const clear = 0.1

export const gc: FindCause = ({ delta, slow }) => {
  const share = delta?.gcShare ?? 0
  if (slow.length === 0 || share < noticeable) return null
  return {
    id: 'gc',
    subject: null,
    strength: share >= clear ? 'strong' : 'weak',
    effect: 'garbage collection held requests up',
    evidence: [`${percent(share)} of the time went into it`],
  }
}
