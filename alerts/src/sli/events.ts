import { errorTypes, labels, metrics } from '@obs-toolkit/sdk/service'
import type { LatencyObjective, Objective, Service } from '@obs-toolkit/sdk/service'
import { bucketMatcher } from './bucket.ts'
import { scopeOf } from './scope.ts'
import { equals, selector } from './selector.ts'
import type { Matcher } from './selector.ts'

/** Selectors that together name the series of some events; no series is named twice. */
export type Events = readonly string[]

/** Answered below 500, or not, and not given up by the client. The table is in `judgeRequest`. */
const failed = '5..|'
const notGivenUp: Matcher = [labels.errorType, '!=', errorTypes.clientAborted]

const notFailed: readonly Matcher[] = [
  [labels.status, '!~', '5..'],
  [labels.errorType, '!=', errorTypes.serverAborted],
]

export function badAnswers(service: Service, objective: Objective): Events {
  return counts(service, objective, [[labels.status, '=~', failed], notGivenUp])
}

export function goodAnswers(service: Service, objective: Objective): Events {
  return counts(service, objective, [[labels.status, '!~', failed], notGivenUp])
}

/** Good and bad, of either kind of objective. */
export function allEvents(service: Service, objective: Objective): Events {
  return counts(service, objective, objective.kind === 'latency' ? notFailed : [notGivenUp])
}

export function fastAnswers(service: Service, objective: LatencyObjective): Events {
  const bucket = bucketMatcher(objective.underMs)
  return events(service, objective, `${metrics.serverDuration}_bucket`, [...notFailed, bucket])
}

function counts(service: Service, objective: Objective, which: readonly Matcher[]): Events {
  return events(service, objective, `${metrics.serverDuration}_count`, which)
}

function events(
  { prometheus }: Service,
  objective: Objective,
  metric: string,
  which: readonly Matcher[],
): Events {
  return scopeOf(objective).map((scope) =>
    selector(metric, [...equals(prometheus.selector), ...scope, ...which]),
  )
}
