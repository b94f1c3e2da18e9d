import { escapeMarkup } from '../../report/escape.ts'
import type { Shown } from '../series.ts'
import { worded } from '../value.ts'
import type { Worded } from '../value.ts'
import type { Subject } from './view.ts'

const mostSeries = 30

interface Stretch extends Worded {
  readonly from: number
  readonly to: number
}

/** A band for each series: what state it was in, when. */
export function stateTimeline({ series, board }: Subject): string {
  const visible = series.filter(({ field }) => !field.hidden).slice(0, mostSeries)
  const rows = visible.map((each) => {
    const found = stretches(each)
    const bands = found.map((stretch) => band(stretch, board.from, board.to))
    return `<div class="state"><span class="name">${escapeMarkup(each.name)}</span><div class="bands">${bands.join('')}</div>${now(each, found.at(-1), board.to)}</div>`
  })
  return `<div class="states">${rows.join('')}</div>`
}

/** In words beside the bands, where the last may be too narrow for them. */
function now({ stepSeconds }: Shown, last: Stretch | undefined, end: number): string {
  if (last === undefined || last.to < end - stepSeconds) return '<span></span>'
  const tone = last.tone ? ` data-tone="${last.tone}"` : ''
  return `<span class="now"${tone}>${escapeMarkup(last.text)}</span>`
}

/** Neighbouring samples of one state; a time without samples is a gap. */
function stretches({ points, field, stepSeconds }: Shown): readonly Stretch[] {
  const found: Stretch[] = []
  for (const [at, value] of points) {
    const { text, tone } = worded(value, field)
    const last = found.at(-1)
    if (last && last.text === text && at - last.to <= stepSeconds * 1.5) {
      found[found.length - 1] = { ...last, to: at + stepSeconds }
    } else found.push({ text, tone, from: at, to: at + stepSeconds })
  }
  return found
}

function band({ from, to, text, tone }: Stretch, start: number, end: number): string {
  const place = (at: number): number =>
    ((Math.min(end, Math.max(start, at)) - start) / (end - start)) * 100
  const [left, width] = [place(from), place(to) - place(from)]
  const shown = escapeMarkup(text)
  return `<span class="band"${tone ? ` data-tone="${tone}"` : ''} style="left:${left.toFixed(2)}%;width:${width.toFixed(2)}%" title="${shown}">${width > 6 ? shown : ''}</span>`
}
