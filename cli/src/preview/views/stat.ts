import { object, text } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup } from '../../report/escape.ts'
import { reduced } from '../series.ts'
import type { Shown } from '../series.ts'
import { worded } from '../value.ts'
import type { Subject } from './view.ts'

const mostShown = 12

/** One number for each series, with its course behind it. */
export function stat({ panel, series }: Subject): string {
  const { reduceOptions, graphMode } = panel.options
  const calculations = object(reduceOptions)['calcs']
  const calculation = text(Array.isArray(calculations) ? calculations[0] : '') || 'lastNotNull'
  const visible = series.filter(({ field }) => !field.hidden).slice(0, mostShown)
  const numbers = visible.map((each) =>
    one(each, calculation, visible.length > 1, graphMode !== 'none'),
  )
  return `<div class="stats">${numbers.join('')}</div>`
}

function one(shown: Shown, calculation: string, named: boolean, withCourse: boolean): string {
  const { text, tone } = worded(reduced(shown, calculation), shown.field)
  const name = named ? `<span class="name">${escapeMarkup(shown.name)}</span>` : ''
  const course = withCourse ? sparkline(shown) : ''
  return `<div class="stat"${tone ? ` data-tone="${tone}"` : ''}>${name}<strong>${escapeMarkup(text)}</strong>${course}</div>`
}

const width = 100
const height = 24

function sparkline({ points }: Shown): string {
  const finite = points.filter(([, value]) => Number.isFinite(value))
  if (finite.length < 2) return ''
  const [start, end] = [finite[0]![0], finite.at(-1)![0]]
  const values = finite.map(([, value]) => value)
  const low = Math.min(0, ...values)
  const high = Math.max(...values, low + Number.EPSILON)
  const path = finite.map(([at, value]) => {
    const x = ((at - start) / (end - start)) * width
    const y = height - ((value - low) / (high - low)) * (height - 2) - 1
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return `<svg class="course" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><polyline points="${path.join(' ')}"/></svg>`
}
