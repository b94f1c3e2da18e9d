import type { BoardResults, Panel, PanelResult } from '@obs-toolkit/dashboards/checks'
import type { Shown } from '../series.ts'

/** What a kind of panel is drawn from; markup comes back. */
export interface Subject {
  readonly panel: Panel
  readonly result: PanelResult
  readonly series: readonly Shown[]
  readonly board: BoardResults
}

export type View = (subject: Subject) => string
