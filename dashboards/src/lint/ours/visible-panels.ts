import type { Rule } from '../rule.ts'

const mostVisible = 20

export const visiblePanels: Rule = {
  name: 'visible-panels',
  from: 'obs',
  severity: 'warning',
  about: `At most ${mostVisible} panels are open at once: more of them are slow, and nobody reads them.`,
  *check({ dashboard }) {
    const visible = dashboard.panels.filter(({ type, inside }) => type !== 'row' && inside === null)
    if (visible.length <= mostVisible) return
    yield {
      message: `${visible.length} panels are open at once`,
      remedy: 'Put some into collapsed rows, or on another dashboard.',
    }
  },
}
