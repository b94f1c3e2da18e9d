import type { LoadPlan } from '../plan/plan.ts'
import { createHistogram } from './histogram.ts'
import type { Histogram } from './histogram.ts'
import { createRoutes } from './routes.ts'
import { slotGrid } from './slots.ts'
import type { SlotGrid } from './slots.ts'
import { createSlowest } from './slowest.ts'
import type { Slowest } from './slowest.ts'
import { createTotals } from './totals.ts'
import type { Totals } from './totals.ts'

/** What is counted of the measured phase, of a size that the plan fixes. */
export interface Counts {
  readonly grid: SlotGrid
  /** By slot and objective: `slot * objectives + objective`. */
  readonly events: Uint32Array
  readonly bad: Uint32Array
  readonly slots: readonly SlotTally[]
  readonly routes: ReturnType<typeof createRoutes>
  readonly blocked: Histogram
  readonly lag: Histogram
  readonly all: Histogram
  readonly failures: Map<string, number>
  readonly slowest: Slowest
  readonly totals: Totals
}

interface SlotTally {
  requests: number
  failed: number
  readonly latency: Histogram
}

export function createCounts(plan: LoadPlan): Counts {
  const grid = slotGrid(plan)
  const width = plan.objectives.length
  return {
    grid,
    events: new Uint32Array(grid.count * width),
    bad: new Uint32Array(grid.count * width),
    slots: Array.from({ length: grid.count }, emptySlot),
    routes: createRoutes(plan),
    blocked: createHistogram(),
    lag: createHistogram(),
    all: createHistogram(),
    failures: new Map(),
    slowest: createSlowest(),
    totals: createTotals(grid.count),
  }
}

function emptySlot(): SlotTally {
  return { requests: 0, failed: 0, latency: createHistogram() }
}
