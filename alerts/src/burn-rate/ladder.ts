import { burnTier } from './tier.ts'
import type { BurnWindow, Tier } from './tier.ts'

const hour = 3_600

/**
 * The workbook's budgets, and a day between them. The short windows only end an alert when the
 * fault is gone, so they are windows that another tier reads anyway.
 */
const ladder: readonly BurnWindow[] = [
  { name: 'fast', severity: 'page', budget: 0.02, longSeconds: hour, shortSeconds: hour / 12 },
  { name: 'slow', severity: 'page', budget: 0.05, longSeconds: 6 * hour, shortSeconds: hour / 4 },
  { name: 'day', severity: 'ticket', budget: 0.1, longSeconds: 24 * hour, shortSeconds: hour },
  { name: 'days', severity: 'ticket', budget: 0.1, longSeconds: 72 * hour, shortSeconds: 6 * hour },
]

/** Someone is woken for nothing less than twice the allowed rate. */
export const leastPageFactor = 2

/** A threshold above this would leave no room between "firing" and "everything fails". */
const highestThreshold = 0.95

/** The tiers for what burns slower than the incident that must be noticed. */
export function ladderTiers(budget: {
  readonly badAllowed: number
  readonly periodSeconds: number
}): readonly Omit<Tier, 'guard'>[] {
  return ladder
    .filter(({ longSeconds }) => longSeconds * 4 <= budget.periodSeconds)
    .map((window) => burnTier(atLeastAllowedRate(window, budget.periodSeconds), budget))
    .filter(({ threshold }) => threshold <= highestThreshold)
    .filter(({ severity, factor }) => severity === 'ticket' || factor >= leastPageFactor)
}

/** In a short period a tenth of the budget would be less than what may be spent in the window. */
function atLeastAllowedRate(window: BurnWindow, periodSeconds: number): BurnWindow {
  if (window.severity === 'page') return window
  return { ...window, budget: Math.max(window.budget, window.longSeconds / periodSeconds) }
}
