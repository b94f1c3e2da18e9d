import type { Rule } from '../rule.ts'

export const uneditableDashboard: Rule = {
  name: 'uneditable-dashboard',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'A dashboard that is kept as code says `editable: false`: what is changed by hand is lost.',
  differs:
    'Where nothing is said, Grafana lets people edit; dashboard-linter takes that for `false`.',
  *check({ dashboard }) {
    if (dashboard.json['editable'] === false) return
    yield { message: 'it can be edited in Grafana', remedy: 'Set "editable": false.' }
  },
}
