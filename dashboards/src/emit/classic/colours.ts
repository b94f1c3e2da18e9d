import type { Threshold as Emitted } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Colour } from '../../model/board.ts'
import type { Threshold } from '../../model/panel.ts'

/** Names of Grafana's palette, which follow the theme, dark or light. */
export const colours: Readonly<Record<Colour, string>> = {
  good: 'green',
  warning: 'orange',
  bad: 'red',
  neutral: 'blue',
  accent: 'purple',
  quiet: 'semi-dark-blue',
  target: 'text',
}

export function steps(thresholds: readonly Threshold[]): Emitted[] {
  return thresholds.map(({ from, colour }) => ({ value: from, color: colours[colour] }))
}
