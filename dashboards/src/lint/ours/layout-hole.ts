import type { Rule } from '../rule.ts'
import { planes } from './layout.ts'
import type { Placed } from './layout.ts'

export const layoutHole: Rule = {
  name: 'layout-hole',
  from: 'obs',
  severity: 'warning',
  about:
    'There is no gap above a panel: Grafana pulls it up, and the picture is another than in the file.',
  *check({ dashboard }) {
    for (const plane of planes(dashboard)) {
      const top = plane[0]?.panel.inside ? Math.min(...plane.map(({ grid }) => grid.y)) : 0
      for (const placed of plane) {
        const gap = placed.grid.y - floorUnder(placed, plane, top)
        if (gap <= 0) continue
        yield {
          panel: placed.panel,
          message: `there are ${gap} empty lines above it`,
          remedy: 'Move it up.',
        }
      }
    }
  },
}

/** Where the panel would come to rest if it fell upwards. */
function floorUnder({ grid }: Placed, plane: readonly Placed[], top: number): number {
  const above = plane.filter(
    ({ grid: other }) =>
      other !== grid &&
      other.y + other.h <= grid.y &&
      other.x < grid.x + grid.w &&
      grid.x < other.x + other.w,
  )
  return Math.max(top, ...above.map(({ grid: other }) => other.y + other.h))
}
