import { labels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { chosenRoutes, requests } from '../../queries/server.ts'
import { onlyWith } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { ofRoute } from './of-route.ts'

export const errors: DefinePanel = (service) =>
  graph({
    key: 'errors/types',
    title: 'Errors by type',
    description: {
      what: 'Requests a second that ended in an error, by what the SDK calls it: a status, the class of an error, `client_aborted`, `server_aborted`.',
      why: 'The class of the error is often the whole diagnosis.',
      act: 'Search the logs for it, with Logs above.',
    },
    width: 12,
    unit: 'reqps',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'errors',
        sumBy(
          [...ofRoute, labels.errorType],
          requests(service, [...chosenRoutes, [labels.errorType, '!=', '']]),
        ),
        named(...ofRoute, labels.errorType),
      ),
    ],
    noData: onlyWith('errors in this range'),
  })
