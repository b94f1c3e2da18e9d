import type { Service } from '../../service/index.ts'
import type { ActiveRequests, Observer } from '../../request/engine.ts'
import type { Families } from '../families/families.ts'
import { createActiveRequests } from './active.ts'
import { RequestDurations, type IsKept } from './durations.ts'

export type { IsKept }

/** What the server's metrics are told: of a request's beginning and end, and how it ended. */
export interface RequestMetrics extends Observer, ActiveRequests {}

export function createRequestMetrics(
  families: Families,
  service: Pick<Service, 'bucketEdgesSeconds'>,
  isKept: IsKept,
): RequestMetrics {
  const durations = new RequestDurations(families, service, isKept)
  return {
    ...createActiveRequests(families),
    completed: (exchange, completion) => durations.completed(exchange, completion),
  }
}
