import type { Dashboard, Panel } from '../../classic/dashboard.ts'
import type { Remark, Rule } from '../rule.ts'
import { repeated } from './repeated.ts'

export const uniqueIds: Rule = {
  name: 'unique-ids',
  from: 'obs',
  severity: 'error',
  about:
    'No two panels have one id, no two targets of a panel one refId: Grafana would draw one in place of the other.',
  *check({ dashboard }) {
    yield* panelIds(dashboard)
    for (const panel of dashboard.panels) yield* refIds(panel)
  },
}

function* panelIds({ panels }: Dashboard): Generator<Remark> {
  const ids = panels.flatMap((panel) =>
    panel.id === null ? [] : [{ key: String(panel.id), panel }],
  )
  for (const { key, panel } of repeated(ids)) {
    yield {
      panel,
      message: `another panel has the id ${key} too`,
      remedy: 'Give each panel an id of its own.',
    }
  }
}

function* refIds(panel: Panel): Generator<Remark> {
  const ids = panel.targets
    .filter(({ refId }) => refId !== '')
    .map((target) => ({ key: target.refId, target }))
  for (const { key, target } of repeated(ids)) {
    yield {
      panel,
      target,
      message: `another target has the refId ${key} too`,
      remedy: 'Give each target a refId of its own.',
    }
  }
}
