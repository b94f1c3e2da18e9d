import type { Panel, Query } from './panel.ts'

/**
 * A dashboard before any format: plain data that survives `JSON.stringify`. Where a thing stands
 * and what number it has is not in here: the layout works that out.
 */
export interface Board {
  readonly schema: 'obs.board/v1'
  readonly kind: BoardKind
  /** Null for a board over many services. */
  readonly service: string | null
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** How far back it looks when it is opened: `now-1h`. */
  readonly from: string
  readonly refresh: string
  readonly variables: readonly Variable[]
  readonly annotations: readonly Annotation[]
  readonly links: readonly BoardLink[]
  readonly rows: readonly Row[]
  /** Rules of the linter that this board breaks on purpose. */
  readonly exclusions: readonly Exclusion[]
}

export type BoardKind = ServiceBoardKind | 'fleet'

export type ServiceBoardKind =
  | 'overview'
  | 'routes'
  | 'slo'
  | 'dependencies'
  | 'runtime'
  | 'load-test'

export interface Row {
  readonly key: string
  /** Null for the first row, which needs no name. */
  readonly title: string | null
  /** The variable for each value of which the row is there once. */
  readonly repeat?: string
  readonly panels: readonly Panel[]
}

export type Variable = DataSourceVariable | QueryVariable

export interface DataSourceVariable {
  readonly type: 'data-source'
  readonly of: DataSource
}

export type DataSource = 'prometheus' | 'jaeger' | 'loki'

export interface QueryVariable {
  readonly type: 'query'
  readonly name: string
  readonly label: string
  readonly description: string
  /** `label_values(…)` of Prometheus. */
  readonly query: string
}

export interface Annotation {
  readonly name: string
  readonly colour: Colour
  readonly shown: boolean
  readonly from: AnnotationQuery | AnnotationTags
}

export interface AnnotationQuery extends Pick<Query, 'expr'> {
  readonly type: 'query'
  readonly title: string
  readonly text: string
  /** Labels that become tags. */
  readonly tags: readonly string[]
  /** The value is the moment, in milliseconds, not the time of the sample. */
  readonly valueIsTime: boolean
}

/** What people or pipelines wrote into Grafana itself. */
export interface AnnotationTags {
  readonly type: 'tags'
  readonly tags: readonly string[]
}

export interface BoardLink {
  readonly title: string
  readonly tooltip: string
  readonly url: string
  /** To another board: the chosen time and variables go along. */
  readonly keeps: boolean
}

export interface Exclusion {
  readonly rule: string
  readonly reason: string
  /** Keys of panels; absent: the whole board. */
  readonly panels?: readonly string[]
}

/** By meaning; the emitter knows the shade. */
export type Colour = 'good' | 'warning' | 'bad' | 'neutral' | 'target' | 'quiet' | 'accent'
