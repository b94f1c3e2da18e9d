import { firingAlerts } from '../../queries/alerts.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'

export const alertsNow: DefinePanel = (service) =>
  figure({
    key: 'now/alerts',
    title: 'Alerts firing',
    description: {
      what: 'How many alerts of this service fire now, pages and tickets.',
      why: 'None means that nothing here is known to be wrong.',
      act: 'Their names stand over the graphs as marks; each has a runbook.',
      runbook: service.links.runbooks,
    },
    unit: 'short',
    view: { type: 'stat', sparkline: false },
    queries: [
      {
        key: 'count',
        expr: `count(${firingAlerts(service)}) or vector(0)`,
        legend: 'firing',
        form: 'instant',
      },
    ],
    words: [{ value: 0, text: 'none', colour: 'good' }],
    thresholds: [
      { from: null, colour: 'good' },
      { from: 1, colour: 'bad' },
    ],
    noData: whileServing('answer from Prometheus'),
  })
