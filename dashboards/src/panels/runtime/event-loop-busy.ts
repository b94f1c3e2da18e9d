import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const eventLoopBusy: DefinePanel = (service) =>
  graph({
    key: 'runtime/event-loop-busy',
    title: 'Event loop, busy',
    description: {
      what: 'The part of the time in which the event loop of each instance had work.',
      why: 'It says how much room there is before requests wait for each other, long before they do.',
      act: 'Above 70 % under usual traffic: add instances before the next peak.',
    },
    unit: 'percentunit',
    max: 1,
    thresholds: [
      { from: null, colour: 'good' },
      { from: 0.7, colour: 'warning' },
      { from: 0.9, colour: 'bad' },
    ],
    queries: [
      line(
        'busy',
        maxBy([scrapeLabels.instance], select(service, metrics.eventLoopUtilization)),
        named(scrapeLabels.instance),
      ),
    ],
    noData: whileServing('instance'),
  })
