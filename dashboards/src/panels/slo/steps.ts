import type { Threshold } from '../../model/panel.ts'

export const budgetSteps: readonly Threshold[] = [
  { from: null, colour: 'bad' },
  { from: 0, colour: 'warning' },
  { from: 0.25, colour: 'good' },
]

export const burnSteps: readonly Threshold[] = [
  { from: null, colour: 'good' },
  { from: 1, colour: 'bad' },
]
