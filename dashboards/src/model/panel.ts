import type { Colour } from './board.ts'

export interface Panel {
  /** What it is, for ever: its number follows from it. Unique on its board. */
  readonly key: string
  readonly title: string
  readonly description: Description
  /** Of 24 columns. */
  readonly width: number
  /** In rows of the grid, 38 pixels each. */
  readonly height: number
  readonly unit: Unit
  readonly view: View
  readonly queries: readonly Query[]
  readonly noData: NoData
  /** Where the axis ends. */
  readonly max?: number
  readonly decimals?: number
  readonly thresholds?: readonly Threshold[]
  readonly styles?: readonly SeriesStyle[]
  /** Words for values; colour is then never alone. */
  readonly words?: readonly Word[]
  readonly links?: readonly PanelLink[]
}

/** What a person reads when they hover over the title. */
export interface Description {
  readonly what: string
  readonly why: string
  readonly act: string
  readonly runbook?: string | null
}

/** Those that every Grafana and the linter know. */
type Unit = 'bytes' | 'dateTimeFromNow' | 'none' | 'ops' | 'percentunit' | 'reqps' | 's' | 'short'

export type View = TimeSeriesView | StatView | TableView | HeatmapView | StateView

export interface TimeSeriesView {
  readonly type: 'time-series'
  readonly stacked?: boolean
  /** A list is enough for a few lines; a table has the last and the highest value of each. */
  readonly legend: 'list' | 'table'
  /** The axis reaches at least from here, 0 by default, to there, so that limits are seen where data stay away from them. */
  readonly softMin?: number
  readonly softMax?: number
}

export interface StatView {
  readonly type: 'stat'
  readonly sparkline: boolean
}

export interface TableView {
  readonly type: 'table'
  readonly columns: readonly Column[]
  /** The title of a column; highest first. */
  readonly sortBy?: string
}

/** One label, or the value of one query. */
export type Column = { readonly title: string } & (LabelColumn | ValueColumn)

interface LabelColumn {
  readonly label: string
  readonly links?: readonly PanelLink[]
  /** Only links read it. */
  readonly hidden?: boolean
}

interface ValueColumn {
  /** The key of a query. */
  readonly query: string
  readonly unit: Unit
  readonly thresholds?: readonly Threshold[]
  readonly words?: readonly Word[]
}

interface HeatmapView {
  readonly type: 'heatmap'
}

interface StateView {
  readonly type: 'state'
}

export interface Query {
  /** Unique in its panel. */
  readonly key: string
  readonly expr: string
  /** `{{label}}` stands for a label's value. */
  readonly legend: string
  readonly form: 'range' | 'instant' | 'table' | 'heatmap'
  readonly exemplars?: boolean
  /** True where it may show nothing although the panel's other queries show something. */
  readonly conditional?: boolean
}

export interface NoData {
  readonly text: string
  /** True where a healthy service may show nothing: what has to be there first is in the text. */
  readonly conditional: boolean
}

export interface Threshold {
  /** Null for the colour below the first. */
  readonly from: number | null
  readonly colour: Colour
}

export interface SeriesStyle {
  readonly of: { readonly query: string } | { readonly name: string } | { readonly like: string }
  readonly colour?: Colour
  readonly line?: 'dashed' | 'dotted'
  readonly fill?: number
  readonly width?: number
  /** Drawn over a stack instead of in it. */
  readonly unstacked?: boolean
}

export interface Word {
  readonly value: number
  readonly text: string
  readonly colour: Colour
}

export interface PanelLink {
  readonly title: string
  readonly url: string
}
