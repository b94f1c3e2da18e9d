import { PanelBuilder } from '@grafana/grafana-foundation-sdk/heatmap'
import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap'
import type { Panel } from '../../../model/panel.ts'

export function heatmap({ unit }: Panel): PanelBuilder {
  return new PanelBuilder()
    .yAxis(new YAxisConfigBuilder().unit(unit))
    .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Blues').steps(64))
}
