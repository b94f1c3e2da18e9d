import type { Rule } from '../rule.ts'
import { isMeasured } from './panel-types.ts'

export const panelTitleDescription: Rule = {
  name: 'panel-title-description-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Panels have a title and a description: what is seen, why it matters, what to do.',
  *check({ dashboard }) {
    for (const panel of dashboard.panels.filter(isMeasured)) {
      const missing = [
        panel.title === '' ? 'title' : '',
        panel.description === '' ? 'description' : '',
      ]
      const named = missing.filter(Boolean).join(' and no ')
      if (named === '') continue
      yield {
        panel,
        message: `it has no ${named}`,
        remedy: 'Say what is seen, why it matters, and what to do.',
      }
    }
  },
}
