import { describe, expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { RouteCount, Verdict } from '../../src/index.ts'
import { evidenceOf } from './support.ts'

const quick = { p50: 10, p95: 20, p99: 30 }
const slow = { p50: 10, p95: 900, p99: 900 }

/** Of so many requests each, how many failed; the first one is slow as well. */
function judged(...failed: readonly number[]): Verdict {
  const routes: RouteCount[] = failed.map((each, at) => ({
    key: `GET /${at}`,
    requests: 1_000,
    failed: each,
    latency: at === 0 ? slow : quick,
    statuses: {},
  }))
  return judge(evidenceOf({ errors: 100, p99: 9 }, { routes, failures: { 'status:500': 1_000 } }))
}

function blamed(verdict: Verdict): readonly string[] {
  const cause = verdict.causes.find(({ id }) => id === 'route')
  return cause?.evidence.map((line) => line.split(':', 1)[0]!) ?? []
}

describe('a route is to blame', () => {
  it('where most of what failed, failed there', () => {
    expect(blamed(judged(0, 900, 3, 2, 1, 0))).toEqual(['GET /1'])
    expect(judged(0, 900, 3, 2, 1, 0).causes).toContainEqual(
      expect.objectContaining({ subject: 'GET /1', effect: 'one route is to blame' }),
    )
  })

  it('with another one, where it takes both to explain the failures', () => {
    expect(blamed(judged(0, 500, 3, 2, 500, 0))).toEqual(['GET /1', 'GET /4'])
  })

  it('not for being slow, where it is many that fail', () => {
    expect(blamed(judged(100, 100, 100, 100, 100, 100))).toEqual([])
    expect(blamed(judged(0, 0, 0, 500, 500, 500))).toEqual([])
  })
})

describe('an answer that was not expected', () => {
  it('is told as such where its status is no error', () => {
    const verdict = judge(evidenceOf({ errors: 100 }, { failures: { 'status:200': 1_000 } }))
    expect(verdict.reason).toContain('answered with 200, and another answer was expected.')
  })
})
