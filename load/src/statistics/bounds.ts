import { betaCdf, betaQuantile } from './beta.ts'

/** Bad events of all; neither need be whole once they are divided by a design effect. */
export interface Count {
  readonly bad: number
  readonly events: number
}

export interface Bounds {
  readonly lower: number
  readonly upper: number
}

/**
 * Clopper and Pearson's bounds of the true ratio of bad events, exact for the binomial; each of
 * the two holds with the given confidence.
 */
export function ratioBounds({ bad, events }: Count, confidence: number): Bounds {
  if (events <= 0) return { lower: 0, upper: 1 }
  const good = Math.max(0, events - bad)
  return {
    lower: bad <= 0 ? 0 : betaQuantile(1 - confidence, bad, good + 1),
    upper: good <= 0 ? 1 : betaQuantile(confidence, bad + 1, good),
  }
}

/** Whether the bounds lie on one side of what is allowed; without searching for them. */
export function decide({ bad, events }: Count, allowed: number, confidence: number): Decision {
  if (events <= 0) return 'undecided'
  const good = Math.max(0, events - bad)
  const alpha = 1 - confidence
  // P(at most so many bad | allowed), and P(at least so many bad | allowed).
  if (good > 0 && 1 - betaCdf(allowed, bad + 1, good) <= alpha) return 'within'
  if (bad > 0 && betaCdf(allowed, bad, good + 1) <= alpha) return 'beyond'
  return 'undecided'
}

export type Decision = 'within' | 'beyond' | 'undecided'
