import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { duration, linkSeconds, longestRawSeconds } from '../../burn-rate/windows.ts'
import {
  allEvents,
  badAnswers,
  fastAnswers,
  goodAnswers,
  increase,
  on,
  recordedBad,
  recordedTotal,
  slowEvents,
  sum,
  zeroFilled,
} from '../../sli/index.ts'
import type { RecordingRule } from '../rule.ts'

/** Bad and total events of one window: from raw series up to an hour, from recorded ones above. */
export function recordWindow(
  service: Service,
  objective: Objective,
  seconds: number,
): readonly RecordingRule[] {
  const window = duration(seconds)
  if (seconds > longestRawSeconds) return recordChained(service, objective, window)
  return objective.kind === 'availability'
    ? recordAnswers(service, objective, window)
    : recordDurations(service, objective, window)
}

/**
 * Failures and successes are read apart, so that each raw series is read once. Where neither has
 * series yet, there is nothing to be said; where one has, the other is zero.
 */
function recordAnswers(service: Service, objective: Objective, window: string): RecordingRule[] {
  const { identity } = service.prometheus
  const present = sum(allEvents(service, objective).join(' or '), identity)
  const bad = increase(badAnswers(service, objective), window, identity)
  const good = increase(goodAnswers(service, objective), window, identity)
  const known = recordedBad(objective, window)
  return [
    rule(service, objective, windowed(recorded.bad, window), zeroFilled(bad, present, identity)),
    rule(
      service,
      objective,
      windowed(recorded.total, window),
      `${known} + ${on(identity)} (${zeroFilled(good, known, identity)})`,
    ),
  ]
}

function recordDurations(
  service: Service,
  objective: Extract<Objective, { kind: 'latency' }>,
  window: string,
): RecordingRule[] {
  const { identity } = service.prometheus
  const total = increase(allEvents(service, objective), window, identity)
  const fast = increase(fastAnswers(service, objective), window, identity)
  const slow = slowEvents(recordedTotal(objective, window), fast, identity)
  return [
    rule(service, objective, windowed(recorded.total, window), total),
    rule(service, objective, windowed(recorded.bad, window), slow),
  ]
}

/** Sums, never means of ratios: an hour counts by its traffic, and one without any not at all. */
function recordChained(service: Service, objective: Objective, window: string): RecordingRule[] {
  const link = duration(linkSeconds)
  return [
    { series: recorded.bad, linkOf: recordedBad },
    { series: recorded.total, linkOf: recordedTotal },
  ].map(({ series, linkOf }) =>
    rule(
      service,
      objective,
      windowed(series, window),
      `sum_over_time(${linkOf(objective, link)}[${window}:${link}])`,
    ),
  )
}

export function rule(
  { name }: Service,
  { id }: Objective,
  record: string,
  expr: string,
): RecordingRule {
  return { record, expr, labels: { [alertLabels.sloId]: id, [alertLabels.service]: name } }
}
