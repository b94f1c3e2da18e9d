import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const cpu: DefinePanel = (service) =>
  graph({
    key: 'runtime/cpu',
    title: 'Processor cores used',
    description: {
      what: 'Processor time of each instance, all its threads, in seconds a second: 1 is a whole core.',
      why: 'JavaScript runs on one core. Near 1 the event loop is the bottleneck, whatever the machine has.',
      act: 'Near 1 under usual traffic: more instances, or less work for each request.',
    },
    unit: 'short',
    queries: [
      line(
        'cores',
        sumBy([scrapeLabels.instance], rate(select(service, metrics.cpuTime))),
        named(scrapeLabels.instance),
      ),
    ],
    noData: whileServing('instance'),
  })
