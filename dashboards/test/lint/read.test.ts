import { expect, it } from 'vitest'
import { readDashboard } from '../../src/checks.ts'
import { board, panel } from '../support/board.ts'

const json = board([panel('One', 'a')])

it('reads files, exports of the API and objects of Kubernetes', () => {
  for (const document of [
    json,
    { meta: {}, dashboard: json },
    { apiVersion: 'dashboard.grafana.app/v1', kind: 'Dashboard', spec: json },
  ]) {
    expect(readDashboard(document)).toMatchObject({ title: 'Orders', panels: [{ title: 'One' }] })
  }
})

it('says what it cannot read', () => {
  expect(() => readDashboard([])).toThrow('a dashboard is a JSON object')
  expect(() => readDashboard({ title: 'x' })).toThrow('it has no panels')
  const second = { apiVersion: 'dashboard.grafana.app/v2', spec: { elements: {} } }
  expect(() => readDashboard(second)).toThrow('schema v2')
})

it('reads the rows of old dashboards', () => {
  expect(readDashboard({ rows: [{ panels: [panel('Old', 'a')] }] }).panels).toMatchObject([
    { title: 'Old' },
  ])
})

it('does not follow rows into rows, however many there are', () => {
  const depth = 20_000
  const json = `${'{"type":"row","panels":['.repeat(depth)}${']}'.repeat(depth)}`
  const nested = JSON.parse(`{"title":"Deep","panels":[${json}]}`) as unknown
  expect(readDashboard(nested).panels).toHaveLength(2)
})
