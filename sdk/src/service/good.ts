import type { Objective } from './service.ts'
import { unmatchedRoute } from './vocabulary.ts'

/** How a request ended. Labels are derived from it, and `judgeRequest` says what it counts as. */
export interface Outcome {
  /** Canonical template, or `<unmatched>`. */
  readonly route: string
  /** Null where no status was sent. */
  readonly status: number | null
  readonly end: 'answered' | 'client_aborted' | 'server_aborted'
  /** Until the last byte, or until the exchange broke off. */
  readonly durationMs: number
  /** The route is declared `stream: true`. */
  readonly stream: boolean
  /** A probe, a scrape, or a route that the service ignores. */
  readonly ignored: boolean
}

export type Judgement = 'good' | 'bad' | 'not counted'

const switchingProtocols = 101

/**
 * The one definition of good:
 *
 * | outcome                                   | availability | latency                        |
 * | ----------------------------------------- | ------------ | ------------------------------ |
 * | answered, status below 500                | good         | good within the target         |
 * | answered with 5xx, or the server broke off| bad          | not counted                    |
 * | the client went away                      | not counted  | by the time that it waited     |
 * | unmatched, ignored, upgraded              | not counted  | not counted                    |
 * | a streaming route                         | as above     | not counted                    |
 *
 * Labels, PromQL and the load test are held to this function by their tests.
 */
export function judgeRequest(
  outcome: Outcome,
  objective: Pick<Objective, 'kind' | 'underMs'>,
): Judgement {
  const { route, status, ignored } = outcome
  if (ignored || route === unmatchedRoute || status === switchingProtocols) return 'not counted'
  return objective.kind === 'availability'
    ? judgeAvailability(outcome)
    : judgeLatency(outcome, objective.underMs ?? 0)
}

function judgeAvailability({ end, status }: Outcome): Judgement {
  if (end === 'client_aborted') return 'not counted'
  return end === 'server_aborted' || failed(status) ? 'bad' : 'good'
}

/** A failure is bad once: the availability objective has it. */
function judgeLatency({ end, status, stream, durationMs }: Outcome, underMs: number): Judgement {
  if (stream || end === 'server_aborted' || failed(status)) return 'not counted'
  return durationMs <= underMs ? 'good' : 'bad'
}

function failed(status: number | null): boolean {
  return status !== null && status >= 500
}
