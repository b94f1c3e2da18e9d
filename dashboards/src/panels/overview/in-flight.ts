import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const inFlight: DefinePanel = (service) =>
  graph({
    key: 'traffic/in-flight',
    title: 'Requests in progress',
    description: {
      what: 'Requests that each instance works on at the moment of the scrape.',
      why: 'It rises before durations do: work comes in faster than it goes out.',
      act: 'All instances rising: a dependency is slow, or the traffic grew. One alone: look at that instance.',
    },
    unit: 'short',
    queries: [
      line(
        'active',
        sumBy([scrapeLabels.instance], select(service, metrics.serverActive)),
        named(scrapeLabels.instance),
      ),
    ],
  })
