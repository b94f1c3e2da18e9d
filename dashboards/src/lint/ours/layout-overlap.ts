import type { Rule } from '../rule.ts'
import { nameOf, overlap, planes } from './layout.ts'

export const layoutOverlap: Rule = {
  name: 'layout-overlap',
  from: 'obs',
  severity: 'error',
  about: 'No panel lies on another: Grafana would push it somewhere else.',
  *check({ dashboard }) {
    for (const plane of planes(dashboard)) {
      for (const [at, placed] of plane.entries()) {
        const under = plane.slice(0, at).find((each) => overlap(each, placed))
        if (under === undefined) continue
        yield {
          panel: placed.panel,
          message: `it lies on ${nameOf(under.panel)}`,
          remedy: 'Move one of them.',
        }
      }
    }
  },
}
