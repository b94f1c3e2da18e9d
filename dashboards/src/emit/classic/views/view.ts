import type { Panel, View } from '../../../model/panel.ts'
import type { AnyPanelBuilder } from '../shared.ts'
import { heatmap } from './heatmap.ts'
import { stat } from './stat.ts'
import { state } from './state.ts'
import { table } from './table.ts'
import { timeSeries } from './time-series.ts'

type Of<Type extends View['type']> = Extract<View, { type: Type }>

/** What is particular to the panel's kind. */
export function view(panel: Panel): AnyPanelBuilder {
  return emitters[panel.view.type](panel, panel.view as never)
}

const emitters: {
  readonly [Type in View['type']]: (panel: Panel, view: Of<Type>) => AnyPanelBuilder
} = { 'time-series': timeSeries, stat, table, heatmap, state }
