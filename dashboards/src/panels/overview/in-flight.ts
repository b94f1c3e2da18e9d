import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const inFlight: DefinePanel = (service) => ({
  key: 'traffic/in-flight',
  title: 'Requests in progress',
  description: {
    what: 'Requests that each instance works on at the moment of the scrape.',
    why: 'It rises before durations do: work comes in faster than it goes out.',
    act: 'All instances rising: a dependency is slow, or the traffic grew. One alone: look at that instance.',
  },
  width: 8,
  height: 8,
  unit: 'short',
  min: 0,
  view: { type: 'time-series', legend: 'list' },
  queries: [
    {
      key: 'active',
      expr: sumBy([scrapeLabels.instance], select(service, metrics.serverActive)),
      legend: `{{${scrapeLabels.instance}}}`,
      form: 'range',
    },
  ],
  noData: whileServing(),
})
