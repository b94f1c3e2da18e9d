/** A classic Grafana dashboard as the checks read it: nothing is missing, and nothing is believed. */
export interface Dashboard {
  readonly title: string
  readonly uid: string
  readonly editable: boolean
  readonly time: { readonly from: string; readonly to: string }
  /** Rows included, each followed by what is inside it. */
  readonly panels: readonly Panel[]
  readonly variables: readonly Variable[]
  readonly annotations: readonly Annotation[]
  readonly links: readonly Link[]
  readonly json: Json
}

export type Json = Readonly<Record<string, unknown>>

export interface Panel {
  /** Null where the file has none. */
  readonly id: number | null
  readonly title: string
  readonly description: string
  readonly type: string
  readonly datasource: Datasource | null
  readonly targets: readonly Target[]
  readonly grid: Grid | null
  /** The collapsed row that it is hidden in. */
  readonly inside: Panel | null
  /** The variable for each of whose values it is drawn. */
  readonly repeat: string
  readonly field: FieldConfig
  readonly links: readonly Link[]
  readonly options: Json
  readonly json: Json
}

export interface Grid {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Target {
  readonly index: number
  readonly refId: string
  readonly expr: string
  readonly datasource: Datasource | null
  readonly hidden: boolean
  readonly instant: boolean
  readonly range: boolean
  readonly exemplar: boolean
  readonly format: string
  readonly legend: string
  /** The least interval, such as `30s`. */
  readonly interval: string
  /** The panel whose data it repeats, in old dashboards. */
  readonly panelId: number | null
  readonly json: Json
}

export interface FieldConfig {
  readonly unit: string
  readonly mappings: readonly Json[] | null
  readonly noValue: string
  readonly defaults: Json
  readonly overrides: readonly Override[]
}

export interface Override {
  readonly matcher: Json
  readonly properties: readonly { readonly id: string; readonly value: unknown }[]
}

export interface Datasource {
  readonly uid: string
  /** Empty in dashboards that name a data source by its uid alone. */
  readonly type: string
}

export interface Variable {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly query: string
  readonly datasource: Datasource | null
  readonly refresh: number
  readonly multi: boolean
  readonly includeAll: boolean
  readonly allValue: string
  readonly regex: string
  readonly sort: number
  /** Values that were chosen when it was saved. */
  readonly current: readonly string[]
  readonly options: readonly string[]
  readonly json: Json
}

export interface Annotation {
  readonly name: string
  readonly expr: string
  readonly datasource: Datasource | null
  readonly enabled: boolean
  readonly colour: string
  readonly json: Json
}

export interface Link {
  readonly title: string
  readonly url: string
  /** `dashboards` lists those that have the tags. */
  readonly type: string
  readonly tags: readonly string[]
}
