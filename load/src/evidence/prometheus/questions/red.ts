import { allEvents, badAnswers, durations, increase } from '@obs-toolkit/alerts/sli'
import { labels, scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Query } from '../ask.ts'
import { everyRequest, rounded, windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { Recorded } from '../prometheus.ts'

const quantiles = { p50: 0.5, p95: 0.95, p99: 0.99 } as const

/** How many requests each route had, how many failed, and how long they took. */
export async function byRoute(query: Query, asked: Asked): Promise<Record<string, Recorded>> {
  return Object.fromEntries(await red(query, asked, [labels.method, labels.route]))
}

export async function together(query: Query, asked: Asked): Promise<Recorded | null> {
  const [all] = await red(query, asked, [])
  return all?.[1] ?? null
}

type Named<T> = readonly (readonly [key: string, value: T])[]

async function red(query: Query, asked: Asked, by: readonly string[]): Promise<Named<Recorded>> {
  const read = async (promql: string): Promise<ReadonlyMap<string, number>> =>
    new Map((await query(promql, asked.to)).map(({ metric, value }) => [keyOf(metric, by), value]))
  const window = windowOf(asked)
  const requests = await read(increase(allEvents(asked.service, everyRequest), window, by))
  const failed = await read(increase(badAnswers(asked.service, everyRequest), window, by))
  const buckets = increase(durations(asked.service, everyRequest), window, [
    ...by,
    scrapeLabels.bucket,
  ])
  const p50 = await read(quantile(quantiles.p50, buckets))
  const p95 = await read(quantile(quantiles.p95, buckets))
  const p99 = await read(quantile(quantiles.p99, buckets))
  return [...requests].map(([key, count]) => [
    key,
    {
      requests: Math.round(count),
      failed: Math.round(failed.get(key) ?? 0),
      p50: milliseconds(p50.get(key)),
      p95: milliseconds(p95.get(key)),
      p99: milliseconds(p99.get(key)),
    },
  ])
}

function quantile(part: number, buckets: string): string {
  return `histogram_quantile(${part}, ${buckets})`
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : rounded(seconds * 1000)
}

function keyOf(metric: Readonly<Record<string, string>>, by: readonly string[]): string {
  return by.map((label) => metric[label] ?? '').join(' ')
}
