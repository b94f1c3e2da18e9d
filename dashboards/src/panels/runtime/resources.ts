import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const resources: DefinePanel = (service) =>
  graph({
    key: 'runtime/resources',
    title: 'What keeps the process busy',
    description: {
      what: 'Open timers, sockets, files and requests to the system, by kind, all instances together.',
      why: 'Timers or sockets that only ever rise are a leak that memory shows much later.',
      act: 'Search for the kind that rises: what opens it, and where is it closed?',
    },
    unit: 'short',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'active',
        sumBy([labels.resourceType], select(service, metrics.activeResources)),
        named(labels.resourceType),
      ),
    ],
    noData: whileServing('instance'),
  })
