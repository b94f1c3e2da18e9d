import { object, text } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup, escapeScript } from '../../report/escape.ts'
import type { Shown } from '../series.ts'
import { format } from '../units/format.ts'
import type { Subject } from './view.ts'

interface Row {
  readonly edge: number
  readonly values: ReadonlyMap<number, number>
}

/** A grid of buckets over time; `assets/report/heat.js` paints it. */
export function heatmap({ panel, series, board }: Subject): string {
  const rows = bucketRows(series)
  const unit = text(object(panel.options['yAxis'])['unit']) || panel.field.unit
  const x = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))].toSorted((a, b) => a - b)
  const heat = {
    x,
    rows: rows.map(({ edge }) => format(edge, unit)),
    values: rows.map(({ values }) => x.map((at) => values.get(at) ?? 0)),
    from: board.from,
    to: board.to,
  }
  const words = `${panel.title}: ${rows.length} buckets over time`
  return `<figure class="heat"><canvas role="img" aria-label="${escapeMarkup(words)}"></canvas><p class="at" aria-live="polite"></p><script type="application/json">${escapeScript(JSON.stringify(heat))}</script></figure>`
}

/** Buckets count all that is below their edge: what lies between two edges is the difference. */
function bucketRows(series: readonly Shown[]): readonly Row[] {
  const sorted = series
    .filter(({ labels }) => 'le' in labels)
    .map(({ labels, points }) => ({
      edge: edgeOf(labels['le'] ?? ''),
      values: new Map(points.map(([at, value]) => [at, value])),
    }))
    .toSorted((a, b) => a.edge - b.edge)
  const rows = sorted.map(({ edge, values }, at) => {
    const below = sorted[at - 1]?.values
    return {
      edge,
      values: new Map(
        [...values].map(([when, value]) => [when, Math.max(0, value - (below?.get(when) ?? 0))]),
      ),
    }
  })
  return withoutEmptyEnds(rows)
}

function edgeOf(le: string): number {
  return le === '+Inf' ? Infinity : Number(le)
}

/** Buckets above the slowest and below the fastest that was seen only make the rest small. */
function withoutEmptyEnds(rows: readonly Row[]): readonly Row[] {
  const used = rows.map(({ values }) => [...values.values()].some((value) => value > 0))
  return rows.slice(Math.max(0, used.indexOf(true) - 1), used.lastIndexOf(true) + 2)
}
