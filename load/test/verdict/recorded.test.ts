import { describe, expect, it } from 'vitest'
import { judge, upToDate } from '../../src/index.ts'
import type { Evidence, Saturation } from '../../src/index.ts'
import { evidenceOf, recorded } from './support.ts'

function causesWhere(saturation: Partial<Saturation>, more: Partial<typeof recorded> = {}) {
  const seen = { ...recorded, ...more, saturation: { ...recorded.saturation!, ...saturation } }
  return judge({ ...evidenceOf({ p95: 60, p99: 40 }), prometheus: seen }).causes
}

describe('where the service shows no metrics, Prometheus', () => {
  it('names an event loop that was held up', () => {
    expect(causesWhere({ eventLoopDelay: 0.4 })[0]).toMatchObject({
      id: 'event-loop',
      strength: 'strong',
      evidence: ['it was held up for 400 ms', 'the process used 62 % of a core'],
    })
  })

  it('names garbage collection, and the heap that is full', () => {
    expect(causesWhere({ gcShare: 0.3, heapShare: 0.97 })[0]).toMatchObject({
      id: 'gc',
      evidence: ['30 % of the time went into it', 'the heap took 97 % of what it may'],
    })
  })

  it('names a pool for whose connections requests waited', () => {
    const pools = { main: { max: 8, mostUsed: 8, mostWaiting: 40, waited: 0.7 } }
    expect(causesWhere({ pools })[0]).toMatchObject({
      id: 'connections',
      subject: 'main',
      evidence: ['up to 40 waited, for 70 % of the time'],
    })
  })

  it('names a dependency that took its time', () => {
    const payments = { count: 900, failed: 0, seconds: 700, buckets: { '0.1': 90, '+Inf': 900 } }
    expect(causesWhere({}, { dependencies: { payments } })[0]).toMatchObject({
      id: 'dependency',
      subject: 'payments',
    })
  })

  it('says how far client and server lie apart, unless others are among what it counted', () => {
    const latency = { p50: 300, p95: 900, p99: 1_500 }
    const slow = { ...evidenceOf({ p95: 60, p99: 40 }, { latency }), prometheus: recorded }
    expect(judge(slow).causes[0]).toMatchObject({ id: 'queueing' })
    const others = { ...recorded, all: { ...recorded.all!, requests: 90_000 } }
    expect(judge({ ...slow, prometheus: others }).causes[0]).toMatchObject({ id: 'unknown' })
  })

  it('is left out where its clock is another one', () => {
    const causes = causesWhere({ eventLoopDelay: 0.4 }, { clockOffset: -8 })
    expect(causes.map(({ id }) => id)).toEqual(['unknown'])
  })
})

it('judges evidence of before versions, saturation and times were asked for', () => {
  const prometheus = { url: 'http://x/', requests: { 'GET /a': 7_000 }, restarts: 0, peak: null }
  const older = {
    ...evidenceOf({ p99: 9 }),
    prometheus: { ...prometheus, clockOffset: 0, problem: null },
  } as unknown as Evidence
  const verdict = judge(upToDate(older))
  expect(verdict.verdict).toBe('fail')
  expect(verdict.recorded).toMatchObject({
    all: null,
    routes: {},
    releases: null,
    saturation: null,
  })
})
