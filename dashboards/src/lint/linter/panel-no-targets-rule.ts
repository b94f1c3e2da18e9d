import type { Rule } from '../rule.ts'
import { isMeasured } from './panel-types.ts'

export const panelNoTargets: Rule = {
  name: 'panel-no-targets-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Panels ask something.',
  differs: 'An empty list of targets is none; dashboard-linter looks only whether there is a list.',
  *check({ dashboard }) {
    for (const panel of dashboard.panels.filter(isMeasured)) {
      if (panel.targets.length > 0) continue
      yield { panel, message: 'it has no targets', remedy: 'Give it a query, or remove it.' }
    }
  },
}
