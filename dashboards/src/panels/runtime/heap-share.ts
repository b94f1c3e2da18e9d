import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const heapShare: DefinePanel = (service) => {
  const by = [scrapeLabels.instance]
  const used = sumBy(by, select(service, metrics.heapUsed))
  return graph({
    key: 'runtime/heap-share',
    title: 'Heap used of its limit',
    description: {
      what: 'The part of the heap that is in use, of what V8 may take at most, for each instance.',
      why: 'Near the limit the process spends its time on garbage collection, and then ends.',
      act: 'Rising from hour to hour is a leak; high from the start is a limit set too low.',
      runbook: alertRunbookUrl(service, 'HeapNearLimit'),
    },
    unit: 'percentunit',
    max: 1,
    queries: [
      line(
        'share',
        `${used} / ${sumBy(by, select(service, metrics.heapLimit))}`,
        named(scrapeLabels.instance),
      ),
    ],
    thresholds: [
      { from: null, colour: 'good' },
      { from: 0.9, colour: 'bad' },
    ],
    noData: whileServing('instance'),
  })
}
