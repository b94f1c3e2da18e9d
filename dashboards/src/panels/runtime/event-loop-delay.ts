import { eventLoopDelay, scrapeLabels } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const eventLoopLate: DefinePanel = (service) =>
  graph({
    key: 'runtime/event-loop-p99',
    title: 'Event loop, p99 late',
    description: {
      what: 'By how much the event loop of each instance was late, 99th percentile since the scrape before.',
      why: 'Every request on the instance waits that long before any of its code runs.',
      act: 'Look for synchronous work: large JSON, cryptography, regular expressions; then at garbage collection.',
      runbook: alertRunbookUrl(service, 'EventLoopBlocked'),
    },
    unit: 's',
    queries: [
      line(
        'p99',
        maxBy([scrapeLabels.instance], select(service, eventLoopDelay('p99'))),
        named(scrapeLabels.instance),
      ),
    ],
    noData: whileServing('instance'),
  })
