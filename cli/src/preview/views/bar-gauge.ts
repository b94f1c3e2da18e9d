import { escapeMarkup } from '../../report/escape.ts'
import { reduced } from '../series.ts'
import { worded } from '../value.ts'
import type { Subject } from './view.ts'

const mostBars = 30

/** A bar for each series, as long as its share of the largest or of the panel's own maximum. */
export function barGauge({ series }: Subject): string {
  const bars = series
    .filter(({ field }) => !field.hidden)
    .slice(0, mostBars)
    .map((each) => ({ ...each, value: reduced(each, 'lastNotNull') }))
  const largest = Math.max(
    ...bars.map(({ value, field }) => field.max ?? value ?? 0),
    Number.EPSILON,
  )
  const rows = bars.map(({ name, value, field }) => {
    const { text, tone } = worded(value, field)
    const low = field.min ?? 0
    const share = Math.min(1, Math.max(0, ((value ?? 0) - low) / ((field.max ?? largest) - low)))
    return `<div class="bar"${tone ? ` data-tone="${tone}"` : ''}><span class="name">${escapeMarkup(name)}</span><span class="rail"><span style="width:${(share * 100).toFixed(1)}%"></span></span><strong>${escapeMarkup(text)}</strong></div>`
  })
  return `<div class="bars">${rows.join('')}</div>`
}
