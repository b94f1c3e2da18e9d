import type { Series } from './answer.ts'
import type { ResolvedVariable } from './variables.ts'

/** How a query went: `empty` where no series came back, or none with a number in it. */
export type Outcome = 'data' | 'empty' | 'error' | 'skipped'

export interface QueryResult {
  readonly kind: 'panel' | 'variable' | 'annotation'
  /** Of the panel, the variable or the annotation. */
  readonly title: string
  readonly panelId: number | null
  readonly refId: string
  /** As it was sent, with every variable filled in. */
  readonly expr: string
  readonly mode: 'range' | 'instant' | 'values'
  readonly outcome: Outcome
  /** How many came back; of a variable, how many values. */
  readonly count: number
  /** What Prometheus said, or why nothing was asked. */
  readonly message: string
  readonly series: readonly Series[]
  readonly stepSeconds: number
}

export interface PanelResult {
  readonly id: number | null
  readonly title: string
  readonly type: string
  readonly outcome: Outcome
  /** `returned 3 series`. */
  readonly message: string
  /** What people read in it where there is no data. */
  readonly noValue: string
  readonly queries: readonly QueryResult[]
}

export interface BoardResults {
  readonly title: string
  readonly uid: string
  /** Seconds since 1970. */
  readonly from: number
  readonly to: number
  readonly scrapeSeconds: number
  readonly variables: readonly ResolvedVariable[]
  /** In the order of the board; rows are none. */
  readonly panels: readonly PanelResult[]
  /** Of variables and annotations. */
  readonly others: readonly QueryResult[]
}
