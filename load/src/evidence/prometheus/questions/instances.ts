import { allEvents, increase } from '@obs-toolkit/alerts/sli'
import { scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Query } from '../ask.ts'
import { everyRequest, windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { RecordedInstance } from '../prometheus.ts'

/** Who took the requests, the busiest first. */
export async function instances(query: Query, asked: Asked): Promise<readonly RecordedInstance[]> {
  const { service, to } = asked
  const by = [...service.prometheus.identity, scrapeLabels.instance]
  const answers = await query(increase(allEvents(service, everyRequest), windowOf(asked), by), to)
  return answers
    .map(({ metric, value }) => ({
      name: by.map((label) => metric[label] ?? '').join(' '),
      requests: Math.round(value),
    }))
    .filter(({ requests }) => requests > 0)
    .toSorted((a, b) => b.requests - a.requests)
}
