import { escapeMarkup, escapeScript } from '../escape.ts'
import type { Plot } from './plot.ts'

/** The place of a plot within a page, with its data; `assets/report/plot.js` draws it there. */
export function figure(plot: Plot): string {
  const { title, note } = plot
  const caption = note === undefined ? '' : `<p>${escapeMarkup(note)}</p>`
  return `<figure class="plot">
<figcaption><h3>${escapeMarkup(title)}</h3>${caption}</figcaption>
${isEmpty(plot) ? '<p class="empty">Nothing was measured.</p>' : canvas(plot)}
</figure>`
}

function canvas(plot: Plot): string {
  return (
    `<div class="canvas" role="img" aria-label="${escapeMarkup(inWords(plot))}"></div>\n` +
    `<script type="application/json">${escapeScript(JSON.stringify(plot))}</script>`
  )
}

function isEmpty({ series }: Plot): boolean {
  return series.every(({ values }) => values.every((value) => value === null))
}

/** For those who do not see it. */
function inWords({ title, unit, series }: Plot): string {
  const named =
    typeof unit === 'string' ? ` ${unit}` : (unit.find(([size]) => size === 1)?.[1] ?? '')
  const ranges = series.flatMap(({ label, values }) => {
    const known = values.filter((value) => value !== null)
    if (known.length === 0) return []
    return `${label} ${short(smallest(known))} to ${short(largest(known))}${named}`
  })
  return `${title}: ${ranges.join(', ')}`
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value))
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value))
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
