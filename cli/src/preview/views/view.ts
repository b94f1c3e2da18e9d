import type { BoardResults, Panel, PanelResult } from '@obs-toolkit/dashboards/checks'
import type { Plot } from '../../report/plot/plot.ts'
import type { Shown } from '../series.ts'

/** What came back, and what happened when. */
export interface DrawnResults extends BoardResults {
  readonly moments: NonNullable<Plot['moments']>
}

/** What a kind of panel is drawn from; markup comes back. */
export interface Subject {
  readonly panel: Panel
  readonly result: PanelResult
  readonly series: readonly Shown[]
  readonly board: DrawnResults
}

export type View = (subject: Subject) => string
