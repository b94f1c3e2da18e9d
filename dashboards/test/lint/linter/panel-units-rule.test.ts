import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

const rule = 'panel-units-rule'
const defaults = (defaults: object, more: object = {}) =>
  panel('P', 'a', { fieldConfig: { defaults, overrides: [] }, ...more })
const override = (id: string, value: unknown) => ({
  fieldConfig: {
    defaults: { unit: 'nonsense' },
    overrides: [{ matcher: {}, properties: [{ id, value }] }],
  },
})

it.each([
  ['a unit', defaults({ unit: 'reqps' })],
  ['an override', panel('P', 'a', override('unit', 's'))],
  ['words for values', defaults({ mappings: [{ type: 'value', options: {} }] })],
  ['words for values of one column', panel('P', 'a', override('mappings', [{ type: 'value' }]))],
  [
    'a stat of text',
    defaults({}, { type: 'stat', options: { reduceOptions: { fields: '/.*/' } } }),
  ],
  ['a panel without numbers', defaults({}, { type: 'heatmap' })],
])('takes %s', (_what, given) => {
  expect(judged(rule, board([given]))).toEqual([])
})

it('refuses none and unknown ones, and an empty list of mappings excuses neither', () => {
  const panels = [defaults({}), defaults({ unit: 'seconds', mappings: [] })]
  expect(judged(rule, board(panels))).toMatchObject([
    { severity: 'error', message: 'it has no unit' },
    { severity: 'error', message: 'its unit "seconds" is unknown' },
  ])
})

it('warns of units that Grafana has and dashboard-linter does not know', () => {
  const panels = [defaults({ unit: 'sishort' }), defaults({ unit: 'suffix: pods' })]
  expect(judged(rule, board(panels)).map(({ severity }) => severity)).toEqual([
    'warning',
    'warning',
  ])
})
