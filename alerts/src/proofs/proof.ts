/** A test of promtool's, as data. */
export interface Proof {
  readonly name: string
  /** Between two samples. */
  readonly intervalSeconds: number
  readonly series: readonly InputSeries[]
  readonly asserts: readonly Assertion[]
}

export interface InputSeries {
  readonly series: string
  /** promtool's notation: `0+300x40`. */
  readonly values: string
}

export interface Assertion {
  readonly expr: string
  readonly atSeconds: number
  /** One value without labels; null for no answer. */
  readonly value: number | null
}
