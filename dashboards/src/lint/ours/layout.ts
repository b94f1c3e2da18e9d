import type { Dashboard, Grid, Panel } from '../../classic/dashboard.ts'

export const columns = 24

export interface Placed {
  readonly panel: Panel
  readonly grid: Grid
}

/** Panels that share a plane: those of the board, and those of each collapsed row. */
export function planes({ panels }: Dashboard): readonly (readonly Placed[])[] {
  const placed = panels.flatMap((panel) => (panel.grid ? [{ panel, grid: panel.grid }] : []))
  const groups = Map.groupBy(placed, ({ panel }) => panel.inside)
  return [...groups.values()]
}

export function overlap({ grid: a }: Placed, { grid: b }: Placed): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

export function nameOf({ title, type, id }: Panel): string {
  return title === '' ? `${type} ${id ?? ''}`.trim() : `"${title}"`
}
