import { equals, selector } from '@obs-toolkit/alerts/sli'
import type { Observed } from '@obs-toolkit/alerts/sli'
import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Answer, Query } from '../ask.ts'
import { windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { Releases } from '../prometheus.ts'

const names = [labels.serviceVersion, labels.commit]

/** Which versions ran when the run began, and which were scraped in the measured phase. */
export async function releases(query: Query, asked: Asked): Promise<Releases> {
  const during = `present_over_time(${told(asked.service)}[${windowOf(asked)}])`
  return {
    before: await runningAt(asked.before, asked.service, query),
    during: namesIn(await query(counted(during), asked.to)),
  }
}

/** Of all instances that were scraped lately. */
export async function runningAt(
  at: Date,
  service: Observed,
  query: Query,
): Promise<Releases['before']> {
  return namesIn(await query(counted(told(service)), at))
}

function told({ prometheus }: Observed): string {
  return selector(metrics.target, equals(prometheus.selector))
}

function counted(series: string): string {
  return `count by (${names.join(',')}) (${series})`
}

function namesIn(answers: readonly Answer[]): Releases['before'] {
  return answers.map(namesOf).filter((release) => release.length > 0)
}

function namesOf({ metric }: Answer): readonly string[] {
  return names.map((name) => metric[name] ?? '').filter((text) => text !== '')
}
