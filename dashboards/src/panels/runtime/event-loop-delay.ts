import { eventLoopDelay, scrapeLabels } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const eventLoopLate: DefinePanel = (service) => ({
  key: 'runtime/event-loop-p99',
  title: 'Event loop, p99 late',
  description: {
    what: 'By how much the event loop of each instance was late, 99th percentile since the scrape before.',
    why: 'Every request on the instance waits that long before any of its code runs.',
    act: 'Look for synchronous work: large JSON, cryptography, regular expressions; then at garbage collection.',
    runbook: alertRunbookUrl(service, 'EventLoopBlocked'),
  },
  width: 8,
  height: 8,
  unit: 's',
  min: 0,
  view: { type: 'time-series', legend: 'list' },
  queries: [
    {
      key: 'p99',
      expr: maxBy([scrapeLabels.instance], select(service, eventLoopDelay('p99'))),
      legend: `{{${scrapeLabels.instance}}}`,
      form: 'range',
    },
  ],
  noData: whileServing('instance'),
})
