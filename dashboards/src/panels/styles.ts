import type { SeriesStyle } from '../model/panel.ts'

/** Targets are dashed everywhere, whatever their colour is on this screen. */
export const targetLine: SeriesStyle = {
  of: { query: 'target' },
  colour: 'target',
  line: 'dashed',
  fill: 0,
  unstacked: true,
}
