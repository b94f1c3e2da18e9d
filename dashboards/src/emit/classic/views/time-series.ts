import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import type { Panel, TimeSeriesView } from '../../../model/panel.ts'

const tooltip = new VizTooltipOptionsBuilder()
  .mode(TooltipDisplayMode.Multi)
  // oxlint-disable-next-line unicorn/no-array-sort -- of a builder
  .sort(SortOrder.Descending)

export function timeSeries(
  { thresholds }: Panel,
  { stacked, legend, softMin = 0, softMax }: TimeSeriesView,
): PanelBuilder {
  const builder = new PanelBuilder()
    .lineWidth(1)
    .fillOpacity(stacked === true ? 30 : 0)
    .showPoints(VisibilityMode.Never)
    .axisSoftMin(softMin)
    .legend(legendOf(legend))
    .tooltip(tooltip)
  if (stacked === true) {
    builder.stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
  }
  if (softMax !== undefined) builder.axisSoftMax(softMax)
  if (thresholds !== undefined) builder.thresholdsStyle(dashed())
  return builder
}

function legendOf(legend: TimeSeriesView['legend']): VizLegendOptionsBuilder {
  const builder = new VizLegendOptionsBuilder().showLegend(true).placement(LegendPlacement.Bottom)
  return legend === 'list'
    ? builder.displayMode(LegendDisplayMode.List)
    : builder.displayMode(LegendDisplayMode.Table).calcs(['lastNotNull', 'max'])
}

function dashed(): GraphThresholdsStyleConfigBuilder {
  return new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed)
}
