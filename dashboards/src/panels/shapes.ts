import type { Panel } from '../model/panel.ts'
import { whileServing } from './define.ts'

type Given<Default extends keyof Panel> = Omit<Panel, Default> & Partial<Panel>

/** Lines over time, three beside each other. */
export function graph(panel: Given<'width' | 'height' | 'view' | 'noData'>): Panel {
  return {
    width: 8,
    height: 8,
    view: { type: 'time-series', legend: 'list' },
    noData: whileServing(),
    ...panel,
  }
}

/** One number, six beside each other. */
export function figure(panel: Given<'width' | 'height' | 'view' | 'noData'>): Panel {
  return {
    width: 4,
    height: 4,
    view: { type: 'stat', sparkline: true },
    noData: whileServing(),
    ...panel,
  }
}
