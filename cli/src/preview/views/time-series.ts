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
    moments: happened(subject),
    ...bounds(field),
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

function bounds(field: Field | undefined): Pick<Plot, 'least' | 'lowest'> {
  const least = field && (field.max ?? finite(field.properties.get('custom.axisSoftMax')))
  return { ...(least ? { least } : {}), ...(field?.min ? { lowest: field.min } : {}) }
}

/** Annotations: when a series of theirs begins. */
function happened({ board }: Subject): NonNullable<Plot['moments']> {
  const annotations = board.others.filter(({ kind }) => kind === 'annotation')
  return annotations
    .flatMap(({ title, series }) =>
      series.flatMap(({ points }) => {
        const first = points.find(([, value]) => value > 0)
        return first === undefined || first[0] <= board.from ? [] : [{ label: title, at: first[0] }]
      }),
    )
    .slice(0, 12)
}
