import { secondsIn } from '@obs-toolkit/alerts'
import { scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Expectations } from '@obs-toolkit/alerts'
import type { Checked } from '../check.ts'
import type { Target, Targets } from './answers.ts'

export function judgeTargets(
  service: string,
  { activeTargets }: Targets,
  expected: Expectations,
): Checked {
  const subject = `${service} targets`
  const its = activeTargets.filter(({ labels }) =>
    Object.entries(expected.selector).every(([label, value]) => labels[label] === value),
  )
  if (its.length === 0) return { subject, good: false, message: noneOf(expected, activeTargets) }
  const wrong = [...down(its), ...tooSlow(its, expected), ...withoutIdentity(its, expected)]
  const message = wrong.length === 0 ? `${its.length}, all up` : wrong.join('; ')
  return { subject, good: wrong.length === 0, message }
}

function noneOf({ selector }: Expectations, targets: readonly Target[]): string {
  const jobs = [...new Set(targets.map(({ labels }) => labels[scrapeLabels.job] ?? ''))].join(', ')
  const wanted = Object.entries(selector).map(([label, value]) => `${label}="${value}"`)
  return `no target has ${wanted.join(', ')}, so no rule sees the service; jobs are: ${jobs || 'none'}. Scrape it under these labels, or declare prometheus.selector`
}

function down(targets: readonly Target[]): string[] {
  const those = targets.filter(({ health }) => health !== 'up')
  const [first] = those
  if (first === undefined) return []
  const why = first.lastError === '' ? 'not scraped yet' : first.lastError
  return [`${those.length} of ${targets.length} are not up: ${first.scrapeUrl}: ${why}`]
}

function tooSlow(targets: readonly Target[], { scrapeSeconds }: Expectations): string[] {
  const slow = targets.find(({ scrapeInterval }) => secondsIn(scrapeInterval) > scrapeSeconds)
  if (slow === undefined) return []
  return [
    `scraped every ${slow.scrapeInterval}, declared are ${scrapeSeconds} s: alerts come later than promised. Change one of the two`,
  ]
}

function withoutIdentity(targets: readonly Target[], { identity }: Expectations): string[] {
  return identity
    .filter((label) => targets.some(({ labels }) => !labels[label]))
    .map((label) => `a target has no label ${label}, by which copies of the service are told apart`)
}
