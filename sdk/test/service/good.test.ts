import { errorTypes, judgeRequest, labels, unmatchedRoute } from '@obs-toolkit/sdk/service'
import type { Outcome } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const availability = { kind: 'availability', underMs: null } as const
const latency = { kind: 'latency', underMs: 200 } as const

const answered: Outcome = {
  route: '/orders/:id',
  status: 200,
  end: 'answered',
  durationMs: 20,
  stream: false,
  ignored: false,
}

describe('what a request counts as', () => {
  const table: [what: string, Partial<Outcome>, availability: string, latency: string][] = [
    ['answered in time', {}, 'good', 'good'],
    ['answered exactly at the target', { durationMs: 200 }, 'good', 'good'],
    ['answered late', { durationMs: 200.001 }, 'good', 'bad'],
    ["answered with the client's mistake", { status: 404 }, 'good', 'good'],
    ['answered with a failure', { status: 500 }, 'bad', 'not counted'],
    ['answered late with a failure', { status: 503, durationMs: 900 }, 'bad', 'not counted'],
    ['broken off by the server', { status: null, end: 'server_aborted' }, 'bad', 'not counted'],
    ['broken off half way', { end: 'server_aborted' }, 'bad', 'not counted'],
    ['left early', { status: null, end: 'client_aborted' }, 'not counted', 'good'],
    [
      'left after a long wait',
      { status: null, end: 'client_aborted', durationMs: 5000 },
      'not counted',
      'bad',
    ],
    ['left during a failure', { status: 502, end: 'client_aborted' }, 'not counted', 'not counted'],
    ['taken by no route', { route: unmatchedRoute, status: 404 }, 'not counted', 'not counted'],
    ['a probe', { ignored: true, status: 503 }, 'not counted', 'not counted'],
    ['an upgrade', { status: 101 }, 'not counted', 'not counted'],
    ['a stream', { stream: true, durationMs: 60_000 }, 'good', 'not counted'],
    ['a stream that failed', { stream: true, status: 500 }, 'bad', 'not counted'],
  ]
  test.each(table)('%s', (_, change, forAvailability, forLatency) => {
    const outcome = { ...answered, ...change }
    expect(judgeRequest(outcome, availability)).toBe(forAvailability)
    expect(judgeRequest(outcome, latency)).toBe(forLatency)
  })
})

const outcomes: fc.Arbitrary<Outcome> = fc.record({
  route: fc.constantFrom('/orders/:id', '/', unmatchedRoute),
  status: fc.oneof(fc.constant(null), fc.constant(101), fc.integer({ min: 200, max: 599 })),
  end: fc.constantFrom('answered', 'client_aborted', 'server_aborted'),
  durationMs: fc.oneof(fc.constant(200), fc.double({ min: 0, max: 10_000, noNaN: true })),
  stream: fc.boolean(),
  ignored: fc.boolean(),
})
const possible = outcomes.filter(({ end, status }) => end !== 'answered' || status !== null)

/** The labels of an outcome, or null where nothing is observed. */
function labelsOf({ route, status, end, ignored }: Outcome): Record<string, string> | null {
  if (ignored || status === 101) return null
  const failure = status !== null && status >= 500 ? String(status) : ''
  return {
    [labels.route]: route,
    [labels.status]: status === null || end === 'server_aborted' ? '' : String(status),
    [labels.errorType]: end === 'answered' ? failure : end,
  }
}

/** The selectors that queries use, as Prometheus would match them. */
const selectors = {
  counted: (series: Record<string, string>) => series[labels.route] !== unmatchedRoute,
  availabilityAll: (series: Record<string, string>) =>
    series[labels.errorType] !== errorTypes.clientAborted,
  availabilityBad: (series: Record<string, string>) =>
    /^(?:5..|)$/.test(series[labels.status] ?? ''),
  latencyAll: (series: Record<string, string>) =>
    !/^5..$/.test(series[labels.status] ?? '') &&
    series[labels.errorType] !== errorTypes.serverAborted,
}

describe('for every outcome', () => {
  test('availability is what the selectors on its labels say', () => {
    fc.assert(
      fc.property(possible, (outcome) => {
        const series = labelsOf(outcome)
        const counted =
          series !== null && selectors.counted(series) && selectors.availabilityAll(series)
        const judged = counted
          ? selectors.availabilityBad(series)
            ? 'bad'
            : 'good'
          : 'not counted'
        expect(judgeRequest(outcome, availability)).toBe(judged)
      }),
      { numRuns: 5000 },
    )
  })

  test('latency is what the selectors and the bucket say, streams left out', () => {
    fc.assert(
      fc.property(possible, fc.integer({ min: 1, max: 5000 }), (outcome, underMs) => {
        const series = labelsOf(outcome)
        const counted =
          series !== null &&
          !outcome.stream &&
          selectors.counted(series) &&
          selectors.latencyAll(series)
        const inBucket = outcome.durationMs <= underMs
        const judged = counted ? (inBucket ? 'good' : 'bad') : 'not counted'
        expect(judgeRequest(outcome, { kind: 'latency', underMs })).toBe(judged)
      }),
      { numRuns: 5000 },
    )
  })
})
