import { finite } from '@obs-toolkit/dashboards/checks'
import { figure } from '../../report/plot/figure.ts'
import type { Plot } from '../../report/plot/plot.ts'
import { toneOf } from '../colour.ts'
import type { Tone } from '../colour.ts'
import type { Field } from '../field.ts'
import type { Shown } from '../series.ts'
import { scalesOf } from '../units/scales.ts'
import type { Subject } from './view.ts'

const mostSeries = 40

/** Lines over time, thresholds and targets dashed. */
export function timeSeries(subject: Subject): string {
  const visible = subject.series.filter(({ field }) => !field.hidden).slice(0, mostSeries)
  const x = moments(subject, visible)
  const field = visible[0]?.field
  return figure({
    title: subject.panel.title,
    unit: scalesOf(field?.unit ?? ''),
    x,
    clock: true,
    series: visible.map((each, at) => drawn(each, x, visible[at - 1])),
    targets: field ? thresholdsOf(field) : [],
    moments: subject.board.moments,
    ...bounds(visible),
  })
}

/** A regular grid, so that a time without samples is a gap and no slope. */
function moments({ board }: Subject, series: readonly Shown[]): readonly number[] {
  const step = Math.max(0.001, Math.min(...series.map(({ stepSeconds }) => stepSeconds)))
  const start = Math.floor(board.from / step)
  const end = Math.floor(board.to / step)
  return Array.from({ length: end - start + 1 }, (_, at) => (start + at) * step)
}

function drawn(
  { name, points, field, stepSeconds }: Shown,
  x: readonly number[],
  before: Shown | undefined,
): Plot['series'][number] {
  const at = new Map(points.map(([seconds, value]) => [keyOf(seconds), value]))
  const values = x.map(
    (seconds) => at.get(keyOf(Math.floor(seconds / stepSeconds + 1e-9) * stepSeconds)) ?? null,
  )
  const colour = paletteOf(toneOf(field.colour))
  return {
    label: name,
    values: values.map((value) => (value !== null && Number.isFinite(value) ? value : null)),
    ...(colour ? { colour } : {}),
    ...(field.dashed ? { dashed: true } : {}),
    ...(field.stacked ? { stacked: true } : {}),
    ...fillOf(field, before),
  }
}

function keyOf(seconds: number): number {
  return Math.round(seconds * 1_000)
}

function fillOf(
  { fill, stacked }: Field,
  before: Shown | undefined,
): Pick<Plot['series'][number], 'fill'> {
  if (fill === 0) return {}
  return { fill: stacked && before?.field.stacked ? { to: before.name } : true }
}

function paletteOf(tone: Tone | undefined): Plot['series'][number]['colour'] {
  if (tone === 'doubt') return 'three'
  return tone === 'text' ? 'quiet' : tone
}

function thresholdsOf({ steps, thresholdLines }: Field): NonNullable<Plot['targets']> {
  if (!thresholdLines) return []
  return steps.flatMap(({ from }) => (from === null ? [] : [{ label: 'threshold', value: from }]))
}

function bounds(visible: readonly Shown[]): Pick<Plot, 'least' | 'lowest'> {
  const field = visible[0]?.field
  const asked = (name: string): number | null => finite(field?.properties.get(`custom.${name}`))
  const least = field?.max ?? asked('axisSoftMax')
  const lowest = field?.min ?? asked('axisSoftMin') ?? closeTo(visible)
  return { ...(least ? { least } : {}), ...(lowest ? { lowest } : {}) }
}

/** An axis that nobody bound begins at nothing, unless that would press all lines together. */
function closeTo(visible: readonly Shown[]): number {
  if (visible.some(({ field }) => field.stacked)) return 0
  const values = visible.flatMap(({ points }) => points.map(([, value]) => value))
  const known = values.filter(Number.isFinite)
  const low = known.reduce((least, value) => Math.min(least, value), Infinity)
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity)
  return low > high / 2 && low < high ? low - (high - low) * 0.1 : 0
}
