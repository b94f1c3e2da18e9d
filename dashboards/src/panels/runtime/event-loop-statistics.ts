import { eventLoopDelay } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const eventLoopStatistics: DefinePanel = (service) =>
  graph({
    key: 'runtime/event-loop-statistics',
    title: 'Event loop, how late',
    description: {
      what: 'By how much the event loop was late since the scrape before, on the instance where it was worst: in the middle, 99th percentile, and at most.',
      why: 'A high maximum alone is one long job; a high middle is too much work.',
      act: 'Take a CPU profile of the worst instance while it lasts.',
    },
    unit: 's',
    styles: [
      { of: { query: 'p50' }, colour: 'quiet', line: 'dotted' },
      { of: { query: 'p99' }, colour: 'accent', width: 2 },
      { of: { query: 'max' }, colour: 'bad', line: 'dashed' },
    ],
    queries: (['p50', 'p99', 'max'] as const).map((statistic) =>
      line(statistic, maxBy([], select(service, eventLoopDelay(statistic))), statistic),
    ),
    noData: whileServing('instance'),
  })
