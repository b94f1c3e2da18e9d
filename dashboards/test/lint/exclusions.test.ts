import { expect, it } from 'vitest'
import { lintDashboards, readDashboard, readExclusions } from '../../src/checks.ts'
import { board, panel } from '../support/board.ts'

const json = board([panel('One', ['a', 'b']), panel('Two', 'a')])

function linted(document: unknown) {
  const exclusions = readExclusions(document)
  return lintDashboards([readDashboard(json)], { exclusions: () => exclusions })[0]!
}

it('takes out what a rule says of a dashboard, a panel or a target, and keeps the reason', () => {
  const entries = [
    { panel: 'One', targetIdx: 1, reason: 'of the whole site' },
    { dashboard: 'Orders', panel: 'Two' },
  ]
  const { findings, excluded } = linted({
    exclusions: {
      'target-job-rule': { reason: 'no job here', entries },
      'target-instance-rule': null,
    },
  })
  expect(findings.filter(({ rule }) => rule.startsWith('target-'))).toMatchObject([
    { rule: 'target-job-rule', panel: { title: 'One' }, target: { index: 0 } },
  ])
  expect(
    excluded.filter(({ rule }) => rule === 'target-job-rule').map(({ reason }) => reason),
  ).toEqual(['of the whole site', 'no job here'])
  expect(excluded.filter(({ rule }) => rule === 'target-instance-rule')).toHaveLength(3)
})

it('turns errors into warnings', () => {
  const { findings } = linted({ warnings: { 'target-job-rule': {} } })
  expect(
    findings.filter(({ rule }) => rule === 'target-job-rule').map(({ severity }) => severity),
  ).toEqual(['warning', 'warning', 'warning'])
})
