/**
 * A picture over time, as data. A page with pictures in it is made like this:
 *
 *     import { figure } from './report/plot/figure.ts'
 *     import { asPage } from './report/page/page.ts'
 *
 *     const html = asPage({
 *       title: 'Orders',
 *       body: `<h1>Orders</h1>
 *         <div class="plots">
 *         ${figure({
 *           title: 'Response time',
 *           unit: 'ms',
 *           x: [0, 1, 2],
 *           series: [{ label: 'p99', values: [120, 180, null] }],
 *           targets: [{ label: '99 %', value: 500 }],
 *         })}
 *         </div>`,
 *     })
 *
 * The page holds its library, style and data, and opens without a network, dark or light. What is
 * given to `figure` may hold any text; what is given as `body` is markup (`escapeMarkup` is for
 * that). `assets/report/plot.js` draws with uPlot.
 */
export interface Plot {
  readonly title: string
  /** A sentence under the title: what to look for. */
  readonly note?: string
  readonly unit: Unit
  /** Seconds, ascending: since some start, or since 1970 where `clock` is set. */
  readonly x: readonly number[]
  readonly clock?: boolean
  readonly series: readonly Series[]
  /** Dashed horizontal lines: what is aimed at, or allowed. */
  readonly targets?: readonly Target[]
  /** Vertical lines: what happened when. */
  readonly moments?: readonly Moment[]
  /** Logarithmic, where values lie orders of magnitude apart. */
  readonly logarithmic?: boolean
  /** How far up the axis goes at least, so that noise around nothing looks like nothing. */
  readonly least?: number
  /** Where the axis begins, in place of nothing. */
  readonly lowest?: number
}

/**
 * What the vertical axis counts in. `s`, `ms` and `bytes` are shown in the unit that suits their
 * size; a `ratio` of 0.01 as 1 %; of any other the text is put behind the number. Sizes with their
 * names, the largest first, say for themselves what suits: `[[1000, ' km'], [1, ' m']]`.
 */
type Unit = 's' | 'ms' | 'bytes' | 'ratio' | (string & {}) | readonly Size[]

type Size = readonly [size: number, name: string]

interface Series {
  readonly label: string
  /** As many as `x` has; null where nothing was measured. */
  readonly values: readonly (number | null)[]
  /** By default the next one of the palette. */
  readonly colour?: Colour
  /** Shades what lies below it: down to nothing, or to the series of this label. */
  readonly fill?: true | { readonly to: string }
  readonly dashed?: boolean
  /** Drawn on top of the stacked ones before it; its numbers stay its own. */
  readonly stacked?: boolean
}

export interface Target {
  readonly label: string
  readonly value: number
}

interface Moment {
  readonly label: string
  /** As `x`. */
  readonly at: number
}

/** Names of the page's palette, which differs by light and dark. */
type Colour =
  | 'one'
  | 'two'
  | 'three'
  | 'four'
  | 'five'
  | 'six'
  | 'seven'
  | 'eight'
  | 'good'
  | 'bad'
  | 'quiet'
