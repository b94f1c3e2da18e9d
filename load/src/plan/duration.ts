import type { PlannedObjective, PlannedRequest } from './plan.ts'
import type { Profile } from './profiles.ts'

/**
 * How many bad requests the target must allow before a service that has half as many is told from
 * one that has too many in nine runs of ten, at a confidence of 0.99 on either side; twice that,
 * as requests that wait in one queue say less than as many that do not.
 */
const allowedBadNeeded = 45
const dependence = 2

/** Seconds of the measured phase that the hardest objective needs, within the profile's bounds. */
export function measuredSeconds(
  objectives: readonly PlannedObjective[],
  requests: readonly PlannedRequest[],
  rate: number,
  { measuredSeconds, mostSeconds }: Profile,
): number {
  const needs = objectives.map((objective) => {
    const share = shareOf(objective, requests)
    return share > 0 ? (allowedBadNeeded * dependence) / objective.allowed / (rate * share) : 0
  })
  return Math.ceil(Math.min(mostSeconds, Math.max(measuredSeconds, ...needs)))
}

/** Of the requests that are sent, those that an objective counts. */
export function shareOf(
  { route, except }: PlannedObjective,
  requests: readonly PlannedRequest[],
): number {
  if (requests.length === 0) return 1
  const counted = requests.filter(({ key }) =>
    route === null ? !except.includes(key) : key === route,
  )
  return counted.reduce((sum, { share }) => sum + share, 0)
}

/** Of an open-ended run: few, as every further look costs certainty. */
export function looksUntil(first: number, last: number): readonly number[] {
  const looks: number[] = []
  for (let look = first; look < last; look *= 2) looks.push(look)
  return [...looks, last]
}
