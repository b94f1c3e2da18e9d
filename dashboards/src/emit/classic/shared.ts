import type * as heatmap from '@grafana/grafana-foundation-sdk/heatmap'
import type * as stat from '@grafana/grafana-foundation-sdk/stat'
import type * as stateTimeline from '@grafana/grafana-foundation-sdk/statetimeline'
import type * as table from '@grafana/grafana-foundation-sdk/table'
import type * as timeSeries from '@grafana/grafana-foundation-sdk/timeseries'
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Description, Panel } from '../../model/panel.ts'
import { steps } from './colours.ts'
import { dataSource } from './data-source.ts'
import { panelLink } from './link.ts'
import { mappings } from './mappings.ts'
import { override } from './override.ts'
import { target } from './target.ts'

export type AnyPanelBuilder =
  | heatmap.PanelBuilder
  | stat.PanelBuilder
  | stateTimeline.PanelBuilder
  | table.PanelBuilder
  | timeSeries.PanelBuilder

/** What every kind of panel has. */
export function shared(builder: AnyPanelBuilder, panel: Panel): AnyPanelBuilder {
  builder
    .title(panel.title)
    .description(markdown(panel.description))
    .datasource(dataSource('prometheus'))
    .targets(panel.queries.map(target))
    .unit(panel.unit)
    .noValue(panel.noData.text)
  if (panel.max !== undefined) builder.max(panel.max)
  if (panel.decimals !== undefined) builder.decimals(panel.decimals)
  if (panel.words !== undefined) builder.mappings(mappings(panel.words))
  if (panel.links !== undefined) builder.dataLinks(panel.links.map(panelLink))
  if (panel.thresholds !== undefined) builder.thresholds(thresholds(panel.thresholds))
  for (const style of panel.styles ?? []) builder.withOverride(override(style, panel.queries))
  return builder
}

function thresholds(list: NonNullable<Panel['thresholds']>): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps(list))
}

function markdown({ what, why, act, runbook }: Description): string {
  const parts = [what, `**Why:** ${why}`, `**What to do:** ${act}`]
  return [...parts, ...(runbook == null ? [] : [`[Runbook](${runbook})`])].join('\n\n')
}
