import { equals, increase, selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Counted } from '../../server/snapshot.ts'
import type { Answer, Query } from '../ask.ts'
import { windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'

const by = [labels.dependency, labels.serverAddress]
const answeredBadly: Matcher = [labels.status, '=~', '5..']
const notAnswered: readonly Matcher[] = [
  [labels.status, '=', ''],
  [labels.errorType, '!=', ''],
]

/** The calls that the service made meanwhile, counted as its own `/metrics` would say. */
export async function dependencies(query: Query, asked: Asked): Promise<Record<string, Counted>> {
  const read = (suffix: string, which: readonly Matcher[], further: readonly string[] = []) =>
    query(increase([calls(asked, suffix, which)], windowOf(asked), [...by, ...further]), asked.to)
  const counts = byName(await read('_count', []))
  const seconds = byName(await read('_sum', []))
  const badly = byName(await read('_count', [answeredBadly]))
  const never = byName(await read('_count', notAnswered))
  const buckets = Map.groupBy(await read('_bucket', [], [scrapeLabels.bucket]), nameOf)
  return Object.fromEntries(
    [...counts]
      .filter(([, count]) => count >= 1)
      .map(([name, count]) => [
        name,
        {
          count: Math.round(count),
          failed: Math.round((badly.get(name) ?? 0) + (never.get(name) ?? 0)),
          seconds: seconds.get(name) ?? 0,
          buckets: bucketsOf(buckets.get(name) ?? []),
        },
      ]),
  )
}

function calls({ service }: Asked, suffix: string, which: readonly Matcher[]): string {
  const mine = equals(service.prometheus.selector)
  return selector(metrics.clientDuration + suffix, [...mine, ...which])
}

/** Several addresses of one declared dependency are one. */
function byName(answers: readonly Answer[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(answers, nameOf)].map(([name, all]) => [name, sum(all)]))
}

function bucketsOf(answers: readonly Answer[]): Record<string, number> {
  const edges = Map.groupBy(answers, ({ metric }) => metric[scrapeLabels.bucket] ?? '')
  return Object.fromEntries([...edges].map(([edge, all]) => [edge, sum(all)]))
}

function nameOf({ metric }: Answer): string {
  return metric[labels.dependency] || (metric[labels.serverAddress] ?? '')
}

function sum(answers: readonly Answer[]): number {
  return answers.reduce((total, { value }) => total + value, 0)
}
