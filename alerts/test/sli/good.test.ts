import { errorTypes, judgeRequest, labels, metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import type { Objective, Outcome } from '@obs-toolkit/sdk/service'
import { describe, expect, it } from 'vitest'
import { allEvents, badAnswers, fastAnswers, goodAnswers } from '../../src/sli/index.ts'
import { service } from '../orders.ts'
import { matches } from './matches.ts'

const orders = service({
  objectives: { availability: 0.999, latency: { ratio: 0.99, underMs: 1000 } },
  routes: {
    'POST /orders': { objectives: { availability: 0.99, latency: { ratio: 0.9, underMs: 800 } } },
    'GET /orders/:id(\\d+)': {},
    'GET /events': { stream: true },
  },
})

const ways = [
  { end: 'answered', status: 200 },
  { end: 'answered', status: 404 },
  { end: 'answered', status: 500 },
  { end: 'answered', status: 503 },
  { end: 'client_aborted', status: null },
  { end: 'client_aborted', status: 200 },
  { end: 'server_aborted', status: null },
] as const

const places = [
  ['GET', '/orders'],
  ['POST', '/orders'],
  ['GET', '/orders/:id'],
  ['GET', '/events'],
  ['GET', unmatchedRoute],
] as const

const cases = places.flatMap(([method, route]) =>
  ways.flatMap((way) =>
    [100, 1000, 1001].map((durationMs) => ({ method, route, durationMs, ...way })),
  ),
)

type Case = (typeof cases)[number]

function seriesOf({ method, route, status, end }: Case, suffix: string, le?: string) {
  const errorType =
    end === 'answered'
      ? status >= 500
        ? String(status)
        : ''
      : errorTypes[end === 'client_aborted' ? 'clientAborted' : 'serverAborted']
  return {
    __name__: `${metrics.serverDuration}_${suffix}`,
    job: 'orders',
    [labels.method]: method,
    [labels.route]: route,
    [labels.status]: status === null ? '' : String(status),
    [labels.errorType]: errorType,
    ...(le === undefined ? {} : { le }),
  }
}

function judged(objective: Objective, each: Case): string {
  const any = (events: readonly string[], series: Record<string, string>): number =>
    events.filter((selector) => matches(selector, series)).length
  const count = seriesOf(each, 'count')
  const all = any(allEvents(orders, objective), count)
  expect(all, 'no series is named twice').toBeLessThan(2)
  if (all === 0) return 'not counted'
  if (objective.kind === 'availability') {
    const bad = any(badAnswers(orders, objective), count)
    expect(bad + any(goodAnswers(orders, objective), count)).toBe(1)
    return bad === 1 ? 'bad' : 'good'
  }
  const le = String(objective.underMs / 1000)
  const named = any(fastAnswers(orders, objective), seriesOf(each, 'bucket', le))
  return named === 1 && each.durationMs <= objective.underMs ? 'good' : 'bad'
}

describe('the SLIs', () => {
  it.each(orders.objectives)('of $id judge each outcome as the declaration does', (objective) => {
    for (const each of cases) {
      const key = `${each.method} ${each.route}`
      const counts =
        objective.route === null ? !objective.except.includes(key) : objective.route === key
      const outcome: Outcome = { ...each, stream: key === 'GET /events', ignored: false }
      const wanted = counts ? judgeRequest(outcome, objective) : 'not counted'
      expect(`${JSON.stringify(each)} ${judged(objective, each)}`).toBe(
        `${JSON.stringify(each)} ${wanted}`,
      )
    }
  })

  it('find a whole edge however Prometheus writes it', () => {
    const [, latency] = orders.objectives
    if (latency?.kind !== 'latency') throw new Error('not the latency objective')
    const named = (le: string) =>
      fastAnswers(orders, latency).some((one) => matches(one, seriesOf(cases[0]!, 'bucket', le)))
    expect([named('1'), named('1.0'), named('10'), named('100')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
