import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { place } from '../../layout/grid.ts'
import { Ids } from '../../layout/ids.ts'
import type { Board } from '../../model/board.ts'
import { annotation } from './annotation.ts'
import { boardLink } from './link.ts'
import { panel } from './panel.ts'
import { row } from './row.ts'
import { variable } from './variable.ts'

export function dashboard(board: Board): Dashboard {
  const ids = new Ids()
  const builder = new DashboardBuilder(board.title)
    .uid(board.uid)
    .description(board.description)
    .tags([...board.tags])
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: board.from, to: 'now' })
    .refresh(board.refresh)
    .variables(board.variables.map(variable))
    .annotations(board.annotations.map(annotation))
    .links(board.links.map(boardLink))
  for (const placed of place(board.rows)) {
    if (placed.header !== null) {
      builder.withRow(row(placed.row, placed.header, ids.of(`row ${placed.row.key}`)))
    }
    for (const { panel: one, place } of placed.panels) {
      builder.withPanel(panel(one, place, ids.of(one.key)))
    }
  }
  return builder.build()
}
