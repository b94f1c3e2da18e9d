import type { Row } from '../model/board.ts'
import type { Panel } from '../model/panel.ts'

export const columns = 24
const headerHeight = 1

export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

interface PlacedPanel {
  readonly panel: Panel
  readonly place: Place
}

export interface PlacedRow {
  readonly row: Row
  /** Of the row's header; null where it has none. */
  readonly header: Place | null
  readonly panels: readonly PlacedPanel[]
}

/** Rows below each other, panels side by side in lines that are full: no hole, no overlap. */
export function place(rows: readonly Row[]): readonly PlacedRow[] {
  let y = 0
  return rows.map((row) => {
    const header = row.title === null ? null : { x: 0, y, w: columns, h: headerHeight }
    if (header !== null) y += headerHeight
    const panels = lines(row.panels).flatMap((line) => {
      const placed = placeLine(line, y)
      y += placed[0]!.place.h
      return placed
    })
    return { row, header, panels }
  })
}

/** A line takes panels of one height, as long as there is room. */
function lines(panels: readonly Panel[]): readonly (readonly Panel[])[] {
  const all: Panel[][] = []
  for (const panel of panels) {
    const line = all.at(-1)
    if (line !== undefined && fits(panel, line)) line.push(panel)
    else all.push([panel])
  }
  return all
}

function fits({ width, height }: Panel, line: readonly Panel[]): boolean {
  return line[0]!.height === height && widthOf(line) + width <= columns
}

function widthOf(line: readonly Panel[]): number {
  return line.reduce((sum, { width }) => sum + width, 0)
}

/** What is left of the width goes to all of them, the last first. */
function placeLine(line: readonly Panel[], y: number): PlacedPanel[] {
  const h = line[0]!.height
  const spare = columns - widthOf(line)
  const each = Math.floor(spare / line.length)
  const more = spare % line.length
  let x = 0
  return line.map((panel, at) => {
    const w = panel.width + each + (at >= line.length - more ? 1 : 0)
    const place = { x, y, w, h }
    x += w
    return { panel, place }
  })
}
