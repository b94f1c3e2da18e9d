import type { Rule } from '../rule.ts'
import { columns, planes } from './layout.ts'

export const layoutGrid: Rule = {
  name: 'layout-grid',
  from: 'obs',
  severity: 'error',
  about: 'Panels lie within the 24 columns of the grid.',
  *check({ dashboard }) {
    for (const { panel, grid } of planes(dashboard).flat()) {
      const { x, y, w, h } = grid
      if (x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= columns) continue
      yield {
        panel,
        message: `it lies at column ${x}, ${w} wide and ${h} high: off the grid`,
        remedy: `Keep x + w within ${columns}, and everything at 0 or above.`,
      }
    }
  },
}
