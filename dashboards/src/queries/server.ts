import { errorTypes, labels, metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { rate } from './promql.ts'
import { select } from './select.ts'

/** Requests that the server failed, as the availability objective counts them. */
export const failed: readonly Matcher[] = [
  [labels.status, '=~', '5..|'],
  [labels.errorType, '!=', errorTypes.clientAborted],
]

/** All that the availability objective counts: what clients gave up says nothing of the server. */
export const counted: readonly Matcher[] = [[labels.errorType, '!=', errorTypes.clientAborted]]

/** What the board's variables leave of the routes. */
export const chosenRoutes: readonly Matcher[] = [
  [labels.route, '=~', '$route'],
  [labels.method, '=~', '$method'],
]

export const knownRoutes: readonly Matcher[] = [[labels.route, '!=', unmatchedRoute]]

type Only = readonly Matcher[]

/** Requests a second. */
export function requests(service: Service, only: Only = []): string {
  return rate(select(service, `${metrics.serverDuration}_count`, only))
}

/** Of each bucket, a second. */
export function durations(service: Service, only: Only = []): string {
  return rate(select(service, `${metrics.serverDuration}_bucket`, only))
}

/** Seconds of work a second. */
export function timeSpent(service: Service, only: Only = []): string {
  return rate(select(service, `${metrics.serverDuration}_sum`, only))
}
