import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { rate } from './promql.ts'
import { select } from './select.ts'

/** Calls that failed, by status or by error: the SDK names the type of both. */
export const failedCalls: readonly Matcher[] = [[labels.errorType, '!=', '']]

/** Whom a call went to: its declared name, empty where there is none, and its host. */
export const ofDependency: readonly string[] = [labels.dependency, labels.serverAddress]

/** Calls to other services, a second. */
export function calls(service: Service, only: readonly Matcher[] = []): string {
  return rate(select(service, `${metrics.clientDuration}_count`, only))
}

/** Of each bucket, a second. */
export function callDurations(service: Service): string {
  return rate(select(service, `${metrics.clientDuration}_bucket`))
}

/** Seconds of waiting a second. */
export function callTime(service: Service): string {
  return rate(select(service, `${metrics.clientDuration}_sum`))
}
