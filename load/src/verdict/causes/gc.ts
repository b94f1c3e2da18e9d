import { joined } from '../validity/clocks.ts'
import { percent } from '../worded.ts'
import type { Context, FindCause } from './context.ts'

const noticeable = 0.05
const clear = 0.1
const nearLimit = 0.9

export const gc: FindCause = (context) => {
  const share = context.delta?.gcShare ?? 0
  if (context.slow.length === 0 || share < noticeable) return null
  return {
    id: 'gc',
    subject: null,
    strength: share >= clear ? 'strong' : 'weak',
    effect: 'garbage collection held requests up',
    evidence: [`${percent(share)} of the time went into it`, ...heapOf(context)],
  }
}

function heapOf({ evidence }: Context): readonly string[] {
  const share = joined(evidence)?.saturation?.heapShare ?? 0
  return share < nearLimit ? [] : [`the heap took ${percent(share)} of what it may`]
}
