import { errorTypes, labels, metrics } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { bucketMatcher } from './bucket.ts'
import { scopeOf } from './scope.ts'
import type { Scoped } from './scope.ts'
import { equals, selector } from './selector.ts'
import type { Matcher } from './selector.ts'

/** Selectors that together name the series of some events; no series is named twice. */
export type Events = readonly string[]

/** Where a service's series are. */
export type Observed = Pick<Service, 'prometheus'>

/** Answered below 500, or not, and not given up by the client. The table is in `judgeRequest`. */
const failed = '5..|'
const notGivenUp: Matcher = [labels.errorType, '!=', errorTypes.clientAborted]

const notFailed: readonly Matcher[] = [
  [labels.status, '!~', '5..'],
  [labels.errorType, '!=', errorTypes.serverAborted],
]

export function badAnswers(service: Observed, objective: Scoped): Events {
  return counts(service, objective, [[labels.status, '=~', failed], notGivenUp])
}

export function goodAnswers(service: Observed, objective: Scoped): Events {
  return counts(service, objective, [[labels.status, '!~', failed], notGivenUp])
}

/** Good and bad, of either kind of objective. */
export function allEvents(service: Observed, objective: Scoped & Pick<Objective, 'kind'>): Events {
  return counts(service, objective, objective.kind === 'latency' ? notFailed : [notGivenUp])
}

/** In buckets, as long as they took: whatever counts for latency. */
export function durations(service: Observed, objective: Scoped): Events {
  return events(service, objective, `${metrics.serverDuration}_bucket`, notFailed)
}

export function fastAnswers(
  service: Observed,
  objective: Scoped & { readonly underMs: number },
): Events {
  const bucket = bucketMatcher(objective.underMs)
  return events(service, objective, `${metrics.serverDuration}_bucket`, [...notFailed, bucket])
}

function counts(service: Observed, objective: Scoped, which: readonly Matcher[]): Events {
  return events(service, objective, `${metrics.serverDuration}_count`, which)
}

function events(
  { prometheus }: Observed,
  objective: Scoped,
  metric: string,
  which: readonly Matcher[],
): Events {
  return scopeOf(objective).map((scope) =>
    selector(metric, [...equals(prometheus.selector), ...scope, ...which]),
  )
}
