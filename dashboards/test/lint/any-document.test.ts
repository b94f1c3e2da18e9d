import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NotADashboard, readDashboard } from '../../src/classic/read.ts'
import { lintDashboards } from '../../src/lint/lint.ts'
import { board, panel, queryVariable } from '../support/board.ts'

const whole = board(
  [
    panel('One', ['rate(a_total{job=~"$job"}[5m])', 'topk($k, b)'], { options: { legend: {} } }),
    {
      type: 'row',
      title: 'Row',
      gridPos: { x: 0, y: 8, w: 24, h: 1 },
      panels: [panel('Two', 'c')],
    },
  ],
  {
    variables: [queryVariable('job', 'label_values(up, job)')],
    annotations: { list: [{ name: 'Deploys', expr: 'd' }] },
    links: [{ title: 'Other', url: '/d/other', type: 'link', tags: [] }],
  },
)

/** The dashboard with something else at some of its places. */
function damaged(
  value: unknown,
  pick: () => { readonly hit: boolean; readonly by: unknown },
): unknown {
  const { hit, by } = pick()
  if (hit) return by
  if (Array.isArray(value)) return value.map((each) => damaged(each, pick))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, damaged(each, pick)]))
}

it('no document makes a rule fail: it is judged, or it is no dashboard', () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const pick = () => ({ hit: gen(fc.nat, { max: 30 }) === 0, by: gen(fc.jsonValue) })
      try {
        lintDashboards([readDashboard(damaged(whole, pick))])
      } catch (error) {
        expect(error).toBeInstanceOf(NotADashboard)
      }
    }),
    { numRuns: 100 },
  )
})
