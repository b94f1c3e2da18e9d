import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import type { Panel, Threshold } from '../../model/panel.ts'
import { maxBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { whileServing } from '../define.ts'

interface Shown {
  readonly key: string
  readonly window: string
  readonly only: readonly Matcher[]
  /** What alerts fire at; 1, at which the budget lasts its period, is always drawn. */
  readonly factor?: number
}

/** How fast each objective's budget burns, over one window. */
export function burn(service: Service, { key, window, only, factor }: Shown): Panel {
  return {
    key,
    title: `Burn rate over ${window}`,
    description: {
      what: `How many times faster than allowed the error budget burnt in the ${window} before. Dashed: 1, at which it lasts exactly its period${factor === undefined ? '' : `, and ${factor}, at which an alert fires`}.`,
      why: 'It makes objectives comparable: 2 is twice too fast for all of them.',
      act: 'Above 1 and not falling: find the change that began it, and undo it.',
      runbook: service.links.runbooks,
    },
    width: 10,
    height: 8,
    unit: 'none',
    min: 0,
    view: { type: 'time-series', legend: 'table', softMax: 2 },
    queries: [
      {
        key: 'burn',
        expr: maxBy(
          [alertLabels.sloId],
          ofRules(service, windowed(recorded.burnRate, window), only),
        ),
        legend: `{{${alertLabels.sloId}}}`,
        form: 'range',
      },
    ],
    thresholds: lines(factor),
    noData: whileServing(),
  }
}

function lines(factor: number | undefined): readonly Threshold[] {
  const limits: readonly Threshold[] = [
    { from: null, colour: 'good' },
    { from: 1, colour: 'warning' },
  ]
  return factor === undefined ? limits : [...limits, { from: factor, colour: 'bad' }]
}
