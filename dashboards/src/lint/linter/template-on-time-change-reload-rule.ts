import type { Rule } from '../rule.ts'

const onTimeRangeChange = 2

export const templateOnTimeChangeReload: Rule = {
  name: 'template-on-time-change-reload-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Query variables are asked again when the time range changes: `refresh: 2`.',
  *check({ dashboard }) {
    for (const { name, type, refresh } of dashboard.variables) {
      if (type !== 'query' || refresh === onTimeRangeChange) continue
      yield {
        message: `the variable "${name}" has refresh ${refresh}: it keeps the values of another time range`,
        remedy: 'Set its refresh to "On time range change" (2).',
      }
    }
  },
}
