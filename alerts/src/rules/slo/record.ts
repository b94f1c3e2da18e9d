import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { LatencyObjective, Objective, Service } from '@obs-toolkit/sdk/service'
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

/** Records bad and total events of a window: from raw series up to an hour, from recorded ones above. */
export type Recorder = (seconds: number) => readonly RecordingRule[]

/** What does not depend on the window is written once. */
export function recorderOf(service: Service, objective: Objective): Recorder {
  const ofRaw =
    objective.kind === 'availability'
      ? answersRecorder(service, objective)
      : durationsRecorder(service, objective)
  return (seconds) =>
    seconds > longestRawSeconds
      ? recordChained(service, objective, duration(seconds))
      : ofRaw(duration(seconds))
}

type RawRecorder = (window: string) => readonly RecordingRule[]

/**
 * Failures and successes are read apart, so that each raw series is read once. Where neither has
 * series yet, there is nothing to be said; where one has, the other is zero.
 */
function answersRecorder(service: Service, objective: Objective): RawRecorder {
  const { identity } = service.prometheus
  const present = sum(allEvents(service, objective).join(' or '), identity)
  const [bad, good] = [badAnswers(service, objective), goodAnswers(service, objective)]
  return (window) => {
    const known = recordedBad(objective, window)
    const failed = zeroFilled(increase(bad, window, identity), present, identity)
    const fine = zeroFilled(increase(good, window, identity), known, identity)
    return [
      rule(service, objective, windowed(recorded.bad, window), failed),
      rule(
        service,
        objective,
        windowed(recorded.total, window),
        `${known} + ${on(identity)} (${fine})`,
      ),
    ]
  }
}

function durationsRecorder(service: Service, objective: LatencyObjective): RawRecorder {
  const { identity } = service.prometheus
  const [all, fast] = [allEvents(service, objective), fastAnswers(service, objective)]
  return (window) => {
    const total = increase(all, window, identity)
    const quick = increase(fast, window, identity)
    const slow = slowEvents(recordedTotal(objective, window), quick, identity)
    return [
      rule(service, objective, windowed(recorded.total, window), total),
      rule(service, objective, windowed(recorded.bad, window), slow),
    ]
  }
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
