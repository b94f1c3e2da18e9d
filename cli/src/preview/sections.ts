import type { Dashboard, Panel } from '@obs-toolkit/dashboards/checks'

/** A row of a board and the panels under it; the first has no title. */
export interface Section {
  readonly row: Panel | null
  readonly panels: readonly Panel[]
}

export function sectionsOf({ panels }: Dashboard): readonly Section[] {
  const sections: { row: Panel | null; panels: Panel[] }[] = [{ row: null, panels: [] }]
  for (const panel of inReadingOrder(panels)) {
    if (panel.type === 'row') sections.push({ row: panel, panels: [] })
    else sections.at(-1)!.panels.push(panel)
  }
  return sections.filter(({ row, panels }) => row !== null || panels.length > 0)
}

/** As on the screen; what is inside a collapsed row follows it. */
function inReadingOrder(panels: readonly Panel[]): readonly Panel[] {
  const top = panels.filter(({ inside }) => inside === null)
  return top
    .toSorted(byPlace)
    .flatMap((panel) => [
      panel,
      ...panels.filter(({ inside }) => inside === panel).toSorted(byPlace),
    ])
}

function byPlace({ grid: a }: Panel, { grid: b }: Panel): number {
  return a && b ? a.y - b.y || a.x - b.x : 0
}

/** Where a panel stands within its section, in the words of CSS. */
export function placeIn({ panels }: Section, { grid }: Panel): string {
  if (grid === null) return ''
  const top = Math.min(...panels.flatMap((each) => (each.grid ? [each.grid.y] : [])))
  return `grid-column:${grid.x + 1}/span ${grid.w};grid-row:${grid.y - top + 1}/span ${grid.h}`
}
