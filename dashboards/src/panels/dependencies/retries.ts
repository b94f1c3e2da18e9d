import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const retries: DefinePanel = (service) =>
  graph({
    key: 'outbound/retries',
    title: 'Retries',
    description: {
      what: 'Calls a second that were tried again, by what was called and why.',
      why: 'Retries multiply the load on what is failing already.',
      act: 'Above a tenth of the calls: bound them, and wait longer between two.',
    },
    unit: 'ops',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'retries',
        sumBy([labels.dependency, labels.errorType], rate(select(service, metrics.retries))),
        named(labels.dependency, labels.errorType),
      ),
    ],
    noData: onlyWith('retries (obs.retried)'),
  })
