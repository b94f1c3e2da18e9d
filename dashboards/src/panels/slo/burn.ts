import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import type { Panel, Threshold } from '../../model/panel.ts'
import type { BurnWindow } from '../../queries/burn-windows.ts'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { graph } from '../shapes.ts'

/** How fast each objective's budget burns, over one window. */
export function burn(
  service: Service,
  { window, factors }: BurnWindow,
  only: readonly Matcher[],
): Panel {
  const series = ofRules(service, windowed(recorded.burnRate, window), only)
  return graph({
    key: `slo/burn-${window}`,
    title: `Burn rate over ${window}`,
    description: {
      what: `How many times faster than allowed the error budget burnt in the ${window} before. Dashed: 1, at which it lasts exactly its period${alertsAt(factors)}.`,
      why: 'It makes objectives comparable: 2 is twice too fast for all of them.',
      act: 'Above 1 and not falling: find the change that began it, and undo it.',
      runbook: service.links.runbooks,
    },
    unit: 'none',
    view: { type: 'time-series', legend: 'table', softMax: 2 },
    queries: [line('burn', maxBy([alertLabels.sloId], series), named(alertLabels.sloId))],
    thresholds: [...even, ...factors.filter((factor) => factor !== 1).map(alerting)],
  })
}

const even: readonly Threshold[] = [
  { from: null, colour: 'good' },
  { from: 1, colour: 'warning' },
]

function alerting(factor: number): Threshold {
  return { from: factor, colour: 'bad' }
}

function alertsAt(factors: readonly number[]): string {
  return factors.length === 0 ? '' : `; alerts fire above ${factors.join(', ')}`
}
