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
  const ofLinks = linksRecorder(service, objective)
  const ofRaw =
    objective.kind === 'availability'
      ? answersRecorder(service, objective)
      : durationsRecorder(service, objective)
  return (seconds) =>
    seconds > longestRawSeconds ? ofLinks(duration(seconds)) : ofRaw(duration(seconds))
}

type WindowRecorder = (window: string) => readonly RecordingRule[]

/**
 * Failures and successes are read apart, so that each raw series is read once. Where neither has
 * series yet, there is nothing to be said; where one has, the other is zero.
 */
function answersRecorder(service: Service, objective: Objective): WindowRecorder {
  const { identity } = service.prometheus
  const present = sum(allEvents(service, objective).join(' or '), identity)
  const [bad, good] = [badAnswers(service, objective), goodAnswers(service, objective)]
  const rule = ruleOf(service, objective)
  return (window) => {
    const known = recordedBad(objective, window)
    const failed = zeroFilled(increase(bad, window, identity), present, identity)
    const fine = zeroFilled(increase(good, window, identity), known, identity)
    return [
      rule(windowed(recorded.bad, window), failed),
      rule(windowed(recorded.total, window), `${known} + ${on(identity)} (${fine})`),
    ]
  }
}

function durationsRecorder(service: Service, objective: LatencyObjective): WindowRecorder {
  const { identity } = service.prometheus
  const [all, fast] = [allEvents(service, objective), fastAnswers(service, objective)]
  const rule = ruleOf(service, objective)
  return (window) => {
    const total = increase(all, window, identity)
    const quick = increase(fast, window, identity)
    const slow = slowEvents(recordedTotal(objective, window), quick, identity)
    return [
      rule(windowed(recorded.total, window), total),
      rule(windowed(recorded.bad, window), slow),
    ]
  }
}

/** Sums, never means of ratios: an hour counts by its traffic, and one without any not at all. */
function linksRecorder(service: Service, objective: Objective): WindowRecorder {
  const rule = ruleOf(service, objective)
  const link = duration(linkSeconds)
  const summed = (ofLink: string, window: string): string =>
    `sum_over_time(${ofLink}[${window}:${link}])`
  const [bad, total] = [recordedBad(objective, link), recordedTotal(objective, link)]
  return (window) => [
    rule(windowed(recorded.bad, window), summed(bad, window)),
    rule(windowed(recorded.total, window), summed(total, window)),
  ]
}

/** Writes rules that record something about an objective; the labels are the same on all of them. */
export function ruleOf(
  { name }: Service,
  { id }: Objective,
): (record: string, expr: string) => RecordingRule {
  const labels = { [alertLabels.sloId]: id, [alertLabels.service]: name }
  return (record, expr) => ({ record, expr, labels })
}
