import type { Tier } from './tier.ts'
import { exact } from './decimals.ts'
import { linkSeconds, longestRawSeconds } from './windows.ts'

/** What happens when a part of the events is bad from one moment on. */
export interface Detection {
  readonly badFraction: number
  /** Of the tier that pages first; null where none does. */
  readonly pageSeconds: number | null
  readonly pageTier: string | null
  readonly ticketSeconds: number | null
  /** Of the period's budget, when the page fires. */
  readonly budgetSpent: number | null
  /** After the fault is gone, until the paging alert ends. */
  readonly resetSeconds: number | null
}

export const tabledFractions = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] as const

interface Known {
  readonly tiers: readonly Tier[]
  readonly badAllowed: number
  readonly periodSeconds: number
  /** Null: enough, so that no guard delays anything. */
  readonly perSecond: number | null
  /** From scrape and evaluation. */
  readonly lagSeconds: number
}

/** At the latest, after a time in which nothing failed. */
export function detect(badFraction: number, known: Known): Detection {
  const page = first('page', badFraction, known)
  const ticket = first('ticket', badFraction, known)
  if (page === null) {
    return {
      badFraction,
      pageSeconds: null,
      pageTier: null,
      ticketSeconds: ticket?.seconds ?? null,
      budgetSpent: null,
      resetSeconds: null,
    }
  }
  const { tier, seconds } = page
  return {
    badFraction,
    pageSeconds: seconds,
    pageTier: tier.name,
    ticketSeconds: ticket?.seconds ?? null,
    budgetSpent: exact((seconds * badFraction) / (known.periodSeconds * known.badAllowed)),
    resetSeconds: resetsAfter(tier, badFraction) + known.lagSeconds,
  }
}

/** Until the short window is below the threshold, and once more its length against flapping. */
function resetsAfter({ shortSeconds, threshold }: Tier, badFraction: number): number {
  return Math.ceil(shortSeconds * (2 - threshold / badFraction))
}

function first(
  severity: Tier['severity'],
  badFraction: number,
  known: Known,
): { tier: Tier; seconds: number } | null {
  let earliest: { tier: Tier; seconds: number } | null = null
  for (const tier of known.tiers) {
    if (tier.severity !== severity) continue
    const seconds = firesAfter(tier, badFraction, known)
    if (seconds !== null && seconds < (earliest?.seconds ?? Infinity)) earliest = { tier, seconds }
  }
  return earliest
}

/** Null: never. */
function firesAfter(
  tier: Tier,
  badFraction: number,
  { perSecond, lagSeconds }: Pick<Known, 'perSecond' | 'lagSeconds'>,
): number | null {
  if (badFraction <= tier.threshold) return null
  const burning = (tier.longSeconds * tier.threshold) / badFraction
  const counting = perSecond === null ? 0 : tier.guard / (perSecond * badFraction)
  if (counting > tier.longSeconds) return null
  const link = tier.longSeconds > longestRawSeconds ? linkSeconds : 0
  return Math.ceil(Math.max(burning, counting) + lagSeconds + link)
}
