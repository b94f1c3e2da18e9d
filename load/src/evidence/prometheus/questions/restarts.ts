import { equals, selector } from '@obs-toolkit/alerts/sli'
import { metrics } from '@obs-toolkit/sdk/service'
import type { Query } from '../ask.ts'
import { windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'

export async function restarts(query: Query, asked: Asked): Promise<number | null> {
  const started = selector(metrics.processStart, equals(asked.service.prometheus.selector))
  const [answer] = await query(`sum(changes(${started}[${windowOf(asked)}]))`, asked.to)
  return answer?.value ?? null
}
