import type { severities } from '@obs-toolkit/sdk/service'
import { sixDigits } from './decimals.ts'

export type Severity = (typeof severities)[keyof typeof severities]

/** Fires while more than `threshold` of the events are bad in both windows, and `guard` in number. */
export interface Tier {
  readonly name: string
  readonly severity: Severity
  readonly longSeconds: number
  readonly shortSeconds: number
  /** Of the events. */
  readonly threshold: number
  /** How many times faster than allowed the budget burns then. */
  readonly factor: number
  /** Part of the period's budget that is spent when it fires. */
  readonly budget: number
  /** As few bad events as this are no incident, whatever their share. */
  readonly guard: number
}

export interface BurnWindow {
  readonly name: string
  readonly severity: Severity
  readonly longSeconds: number
  readonly shortSeconds: number
  readonly budget: number
}

/** A tier that fires when `budget` of the period's budget was spent within the long window. */
export function burnTier(
  window: BurnWindow,
  { badAllowed, periodSeconds }: { badAllowed: number; periodSeconds: number },
): Omit<Tier, 'guard'> {
  const factor = sixDigits((window.budget * periodSeconds) / window.longSeconds)
  return { ...window, factor, threshold: sixDigits(factor * badAllowed) }
}

const hour = 3_600

/** https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts */
export const workbookWindows: readonly BurnWindow[] = [
  { name: 'fast', severity: 'page', budget: 0.02, longSeconds: hour, shortSeconds: hour / 12 },
  { name: 'slow', severity: 'page', budget: 0.05, longSeconds: 6 * hour, shortSeconds: hour / 2 },
  {
    name: 'days',
    severity: 'ticket',
    budget: 0.1,
    longSeconds: 72 * hour,
    shortSeconds: 6 * hour,
  },
]
