/** A picture over time, as data; `assets/report/plot.js` draws it with uPlot. */
export interface Plot {
  readonly title: string
  /** What the vertical axis counts in: `ms`, `/s`, `%`. */
  readonly unit: string
  /** Seconds. */
  readonly x: readonly number[]
  readonly series: readonly Series[]
  /** Horizontal lines, such as targets. */
  readonly lines: readonly Line[]
  /** How far up the axis goes at least, so that noise around nothing looks like nothing. */
  readonly least: number
}

interface Series {
  readonly label: string
  /** Null where nothing was measured. */
  readonly values: readonly (number | null)[]
  readonly colour: Colour
  readonly fill?: boolean
  readonly dashed?: boolean
}

interface Line {
  readonly label: string
  readonly value: number
}

/** Names of the page's palette, which differs by light and dark. */
type Colour = 'one' | 'two' | 'three' | 'bad' | 'quiet'
