import { equals, selector } from '@obs-toolkit/alerts/sli'
import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Answer, Query } from '../ask.ts'
import { windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { Releases } from '../prometheus.ts'

const names = [labels.serviceVersion, labels.commit]

/** Which versions ran when the run began, and which were scraped in the measured phase. */
export async function releases(query: Query, asked: Asked): Promise<Releases> {
  const told = selector(metrics.target, equals(asked.service.prometheus.selector))
  const counted = (series: string): string => `count by (${names.join(',')}) (${series})`
  const during = counted(`present_over_time(${told}[${windowOf(asked)}])`)
  return {
    before: (await query(counted(told), asked.before)).map(namesOf).filter(isNamed),
    during: (await query(during, asked.to)).map(namesOf).filter(isNamed),
  }
}

function namesOf({ metric }: Answer): readonly string[] {
  return names.map((name) => metric[name] ?? '').filter((text) => text !== '')
}

function isNamed(release: readonly string[]): boolean {
  return release.length > 0
}
