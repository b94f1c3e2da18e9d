import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import { badIn, ofRules, totalIn } from './recorded.ts'
import type { Of } from './recorded.ts'
import { sumBy } from './promql.ts'

/** The window of which all longer ones are made: every objective has it. */
const link = '5m'

/** How long that is, but in a rehearsal in time lapse. */
export const linkSeconds = 300

/**
 * Requests a second by the rules. Each request is counted by one availability objective, the
 * service's or its route's; those of latency, which have a target in seconds, would count it again.
 */
export function answeredPerSecond(of: Of, by: readonly string[], seconds: number): string {
  return `${sumBy(by, ofAvailability(of, totalIn(of, link)))} / ${seconds}`
}

/** The part of the requests that failed, by the rules. */
export function failedPart(of: Of, by: readonly string[] = []): string {
  const bad = sumBy(by, ofAvailability(of, badIn(of, link)))
  return `${bad} / (${sumBy(by, ofAvailability(of, totalIn(of, link)))} > 0)`
}

function ofAvailability(of: Of, series: string): string {
  return `${series} unless on (${alertLabels.sloId}) ${ofRules(of, recorded.latencyTarget)}`
}
