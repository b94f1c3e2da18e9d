import { text } from '@obs-toolkit/dashboards/checks'
import type { Panel, PanelResult } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup } from '../report/escape.ts'
import { shownSeries } from './series.ts'
import { barGauge } from './views/bar-gauge.ts'
import { heatmap } from './views/heatmap.ts'
import { stat } from './views/stat.ts'
import { stateTimeline } from './views/state-timeline.ts'
import { table } from './views/table.ts'
import { markdown } from './views/text.ts'
import { timeSeries } from './views/time-series.ts'
import type { DrawnResults, View } from './views/view.ts'

const views: Readonly<Record<string, View>> = {
  stat,
  singlestat: stat,
  gauge: stat,
  timeseries: timeSeries,
  graph: timeSeries,
  barchart: timeSeries,
  table,
  'table-old': table,
  heatmap,
  'state-timeline': stateTimeline,
  'status-history': stateTimeline,
  bargauge: barGauge,
  piechart: barGauge,
}

/** One panel in its frame: title, help, and what it shows or why it shows nothing. */
export function drawPanel(
  panel: Panel,
  result: PanelResult | undefined,
  board: DrawnResults,
  title: string,
): string {
  const help =
    panel.description === ''
      ? ''
      : `<details class="help"><summary aria-label="What is this?">?</summary><div>${markdown(panel.description)}</div></details>`
  return `<section class="panel" data-type="${escapeMarkup(panel.type)}" data-outcome="${result?.outcome ?? 'skipped'}">
<header><h3>${escapeMarkup(title)}</h3>${help}</header>
${content(panel, result, board)}
</section>`
}

function content(panel: Panel, result: PanelResult | undefined, board: DrawnResults): string {
  if (panel.type === 'text') {
    return `<div class="text">${markdown(text(panel.options['content']))}</div>`
  }
  if (result === undefined || result.outcome === 'skipped') {
    return nothing(result?.message ?? 'it asks nothing')
  }
  if (result.outcome === 'error') {
    return `<p class="nothing error">${escapeMarkup(result.message)}</p>`
  }
  if (result.outcome === 'empty') return nothing(panel.field.noValue || 'No data')
  const view = views[panel.type]
  if (view === undefined) {
    return nothing(`panels of type ${panel.type} are not drawn here; ${result.message}`)
  }
  return view({ panel, result, board, series: shownSeries(panel, result) })
}

function nothing(words: string): string {
  return `<p class="nothing">${escapeMarkup(words)}</p>`
}
