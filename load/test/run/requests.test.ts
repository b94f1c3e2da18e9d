import { judgeRequest } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf, judgeSeen } from '../../src/run/requests.ts'

const answered = { errorCode: 0, expected: true }

describe('a request that k6 saw', () => {
  it('counts as it does at the server, where its answer is the expected one or a 5xx', () => {
    const status = fc.oneof(fc.integer({ min: 200, max: 399 }), fc.integer({ min: 500, max: 599 }))
    fc.assert(
      fc.property(status, fc.double({ min: 0, max: 2_000, noNaN: true }), (status, durationMs) => {
        const failure = failureOf({
          status,
          errorCode: status >= 500 ? 1000 + status : 0,
          expected: status < 500,
        })
        const outcome = {
          route: '/a',
          status,
          end: 'answered' as const,
          durationMs,
          stream: false,
          ignored: false,
        }
        const latency = { kind: 'latency' as const, underMs: 500 }
        expect(judgeSeen(failure, durationMs, latency)).toBe(judgeRequest(outcome, latency))
        const errors = { kind: 'errors' as const, underMs: null }
        expect(judgeSeen(failure, durationMs, errors)).toBe(
          judgeRequest(outcome, { kind: 'availability', underMs: null }),
        )
      }),
    )
  })

  it.each([
    ['timeout', { status: 0, errorCode: 1050, expected: false }],
    ['refused', { status: 0, errorCode: 1212, expected: false }],
    ['reset', { status: 0, errorCode: 1220, expected: false }],
    ['broken-answer', { status: 0, errorCode: 1000, expected: false }],
    ['not-allowed', { status: 0, errorCode: 1110, expected: false }],
    ['status:429', { status: 429, errorCode: 1429, expected: false }],
    ['status:503', { status: 503, errorCode: 1503, expected: true }],
    [null, { status: 404, errorCode: 1404, expected: true }],
    [null, { status: 200, ...answered }],
  ])('failed by %s', (failure, request) => {
    expect(failureOf(request)).toBe(failure)
  })

  it('is too slow where it timed out, and says nothing of latency where it failed otherwise', () => {
    const latency = { kind: 'latency' as const, underMs: 500 }
    expect(judgeSeen('timeout', 1, latency)).toBe('bad')
    expect(judgeSeen('status:429', 1, latency)).toBe('not counted')
    expect(judgeSeen('content', 1, latency)).toBe('not counted')
    expect(judgeSeen(null, 500, latency)).toBe('good')
    expect(judgeSeen(null, 500.1, latency)).toBe('bad')
  })
})
