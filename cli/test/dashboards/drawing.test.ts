import { readDashboard } from '@obs-toolkit/dashboards/checks'
import type { BoardResults, QueryResult } from '@obs-toolkit/dashboards/checks'
import { expect, it } from 'vitest'
import { board, panel } from '../../../dashboards/test/support/board.ts'
import { boardsPage } from '../../src/preview/page.ts'

type Drawn = Parameters<typeof boardsPage>[0][number]
type Answers = Readonly<Record<string, QueryResult['series']>>

const [from, to, stepSeconds] = [1_800_000_000, 1_800_003_600, 60]
const times = Array.from({ length: 61 }, (_, at) => from + at * stepSeconds)

/** A board as if a Prometheus had answered: by `panel/refId`, or by an annotation's name. */
function drawn(json: unknown, answers: Answers): string {
  const dashboard = readDashboard(json)
  const query = (title: string, refId: string, key: string): QueryResult => ({
    kind: key.includes('/') ? 'panel' : 'annotation',
    title,
    panelId: null,
    refId,
    expr: '',
    mode: 'range',
    outcome: answers[key] ? 'data' : 'empty',
    count: 0,
    message: '',
    series: answers[key] ?? [],
    stepSeconds,
  })
  const results: BoardResults = {
    title: dashboard.title,
    uid: dashboard.uid,
    from,
    to,
    scrapeSeconds: 15,
    variables: [],
    panels: dashboard.panels
      .filter(({ type }) => type !== 'row')
      .map(({ id, title, type, targets }) => {
        const queries = targets.map(({ refId }) => query(title, refId, `${title}/${refId}`))
        const outcome = queries.some((each) => each.outcome === 'data') ? 'data' : 'empty'
        return { id, title, type, outcome, message: '', noValue: '', queries }
      }),
    others: dashboard.annotations.map(({ name }) => query(name, '', name)),
  }
  const one: Drawn = { dashboard, results }
  return boardsPage([one], 'http://localhost')
}

function series(labels: Readonly<Record<string, string>>, value: number): Answers[string][number] {
  return { labels, points: times.map((at) => [at, value] as const) }
}

/** The data of the page's plots. */
function plotsIn(html: string): { lowest?: number; moments: { label: string; at: number }[] }[] {
  const found = html.matchAll(/<script type="application\/json">(.*?)<\/script>/gs)
  return [...found].map(([, json = '']) => JSON.parse(json) as ReturnType<typeof plotsIn>[number])
}

it('joins a table by the labels that all of its queries have, as Grafana does', () => {
  const json = board([
    panel('Services', ['a', 'b'], { type: 'table', transformations: [{ id: 'merge' }] }),
  ])
  const html = drawn(json, {
    'Services/A': [series({ service: 'orders', board: 'obs-orders' }, 1)],
    'Services/B': [series({ service: 'orders' }, 2)],
  })
  expect(html.match(/<tr><td>orders/g)).toHaveLength(1)
})

it('draws annotations that are switched on, where their value says so', () => {
  const annotation = { expr: 'x', datasource: { type: 'prometheus', uid: 'x' } }
  const list = [
    { ...annotation, name: 'Deploys', enable: true, useValueForTime: true },
    { ...annotation, name: 'Restarts', enable: false },
    { ...annotation, name: 'Before', enable: true, useValueForTime: true },
  ]
  const html = drawn(board([panel('Rate', 'up')], { annotations: { list } }), {
    'Rate/A': [series({}, 1)],
    Deploys: [series({}, (from + 90) * 1_000)],
    Restarts: [series({}, 1)],
    Before: [series({}, (from - 90) * 1_000)],
  })
  expect(plotsIn(html)[0]?.moments).toEqual([{ label: 'Deploys', at: from + 90 }])
})

it('begins an axis where the board says, else close to lines that lie close together', () => {
  const softMin = { defaults: { custom: { axisSoftMin: 0.8 } } }
  const json = board([
    panel('Bound', 'a', { fieldConfig: softMin }),
    panel('Close', 'b'),
    panel('Wide', 'c'),
    panel('Level', 'd'),
  ])
  const html = drawn(json, {
    'Bound/A': [series({}, 0.99)],
    'Close/A': [series({ x: '1' }, 0.99), series({ x: '2' }, 0.98)],
    'Wide/A': [series({ x: '1' }, 0.99), series({ x: '2' }, 0.1)],
    'Level/A': [series({}, 0.99)],
  })
  const [bound, close, wide, level] = plotsIn(html)
  expect([bound, wide, level].map((plot) => plot?.lowest)).toEqual([0.8, undefined, undefined])
  expect(close?.lowest).toBeCloseTo(0.979)
})

it('closes a row of which no panel has data', () => {
  const place = (y: number) => ({ gridPos: { x: 0, y, w: 24, h: 1 } })
  const html = drawn(
    board([
      { type: 'row', title: 'Full', ...place(0) },
      panel('One', 'a', place(1)),
      { type: 'row', title: 'Hollow', ...place(2) },
      panel('Two', 'b', place(3)),
    ]),
    { 'One/A': [series({}, 1)] },
  )
  expect(html).toMatch(/<details class="row" open><summary><h2>Full/)
  expect(html).toMatch(/<details class="row"><summary><h2>Hollow<\/h2><span class="empty">no data/)
})

it('says beside a state timeline what it is now, and nothing of what ended', () => {
  const html = drawn(board([panel('Breakers', 'a', { type: 'state-timeline' })]), {
    'Breakers/A': [series({ name: 'here' }, 1), { labels: { name: 'gone' }, points: [[from, 1]] }],
  })
  expect(html.match(/<span class="now">1<\/span>/g)).toHaveLength(1)
})

it('is not held up by an override whose pattern takes for ever', () => {
  const overrides = [
    {
      matcher: { id: 'byRegexp', options: '/^(a+)+$/' },
      properties: [{ id: 'unit', value: 'bytes' }],
    },
  ]
  const json = board([panel('Trap', 'a', { fieldConfig: { defaults: {}, overrides } })])
  const long = `${'a'.repeat(60)}!`
  expect(drawn(json, { 'Trap/A': [series({ __name__: long }, 1)] })).toContain(long)
})
