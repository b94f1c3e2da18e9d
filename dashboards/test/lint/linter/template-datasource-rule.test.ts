import { expect, it } from 'vitest'
import { board, datasourceVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'template-datasource-rule'
const withVariables = (...list: readonly object[]) => ({ ...board([]), templating: { list } })

it('wants a data source variable that is named after what it chooses', () => {
  expect(judged(rule, board([]))).toEqual([])
  expect(
    judged(
      rule,
      withVariables({ ...datasourceVariable, name: 'datasource', label: 'Data source' }),
    ),
  ).toEqual([])
  expect(said(judged(rule, withVariables()))).toEqual(['there is no data source variable'])
  expect(
    judged(rule, withVariables({ ...datasourceVariable, name: 'ds', label: 'DS' })),
  ).toMatchObject([
    { severity: 'error', message: 'the data source variable is named "ds"' },
    { severity: 'warning', message: 'the data source variable "ds" is labelled "DS"' },
  ])
})

it('takes the short name only for a single one', () => {
  const loki = {
    name: 'loki_datasource',
    label: 'Loki data source',
    type: 'datasource',
    query: 'loki',
  }
  expect(judged(rule, withVariables(datasourceVariable, loki))).toEqual([])
  expect(
    said(judged(rule, withVariables({ ...datasourceVariable, name: 'datasource' }, loki))),
  ).toEqual(['the data source variable is named "datasource"'])
})
