import { equals, selector, sum } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Query } from '../ask.ts'
import { rounded, steps } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { RecordedPool } from '../prometheus.ts'

const inUse: Matcher = [labels.connectionState, '=', 'used']

/** Connections of the service's own pools, of which there may be too few. */
export async function pools(query: Query, asked: Asked): Promise<Record<string, RecordedPool>> {
  const read = async (promql: string): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (await query(promql, asked.to)).map(({ metric, value }) => [metric[labels.pool]!, value]),
    )
  const waiting = each(metrics.connectionsPending, asked)
  const max = await read(`max_over_time((${each(metrics.connectionsMax, asked)})${steps(asked)})`)
  if (max.size === 0) return {}
  const used = await read(
    `max_over_time((${each(metrics.connections, asked, [inUse])})${steps(asked)})`,
  )
  const most = await read(`max_over_time((${waiting})${steps(asked)})`)
  const waited = await read(`avg_over_time((${waiting} > bool 0)${steps(asked)})`)
  return Object.fromEntries(
    [...max].map(([name, connections]) => [
      name,
      {
        max: connections,
        mostUsed: used.get(name) ?? 0,
        mostWaiting: most.get(name) ?? 0,
        waited: rounded(waited.get(name) ?? 0),
      },
    ]),
  )
}

function each(metric: string, { service }: Asked, which: readonly Matcher[] = []): string {
  return sum(selector(metric, [...equals(service.prometheus.selector), ...which]), [labels.pool])
}
