import type { LoadPlan } from '../plan/plan.ts'

const most = 600
const wanted = 60

/** The measured phase is cut into so many times; their number, not their length, is bounded. */
export interface SlotGrid {
  readonly seconds: number
  readonly count: number
}

export function slotGrid({ looks, phases }: Pick<LoadPlan, 'looks' | 'phases'>): SlotGrid {
  const seconds = Math.max(looks[0]! / wanted, phases.measured / most)
  return { seconds, count: Math.max(1, Math.round(phases.measured / seconds)) }
}
