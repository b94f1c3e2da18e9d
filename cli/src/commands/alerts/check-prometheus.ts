import { expectations } from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import { fetchBounded } from '../../doctor/fetch-bounded.ts'
import { unreachable } from './check-metrics.ts'
import type { Checked } from './check.ts'

/** Whether a live Prometheus scrapes as often as was declared, and remembers for as long. */
export async function checkPrometheus(
  plans: readonly AlertPlan[],
  url: URL,
  signal: AbortSignal,
): Promise<readonly Checked[]> {
  const ask = async (path: string): Promise<unknown> => {
    const asked = new URL(path, `${url.href.replace(/\/$/, '')}/`)
    const answer = await fetchBounded(asked, signal).catch((error: unknown) => {
      signal.throwIfAborted()
      throw unreachable(asked, 'does not answer', error)
    })
    if (answer.status !== 200) throw unreachable(asked, `answers ${answer.status}`)
    return (JSON.parse(answer.text) as { data: unknown }).data
  }
  const { storageRetention = '' } = (await ask('api/v1/status/runtimeinfo')) as {
    storageRetention?: string
  }
  const targets = (await ask('api/v1/targets?state=active')) as Targets
  return plans.flatMap(({ service }) => {
    const wanted = expectations(service)
    return [
      judgeRetention(service.name, storageRetention, wanted.retentionSeconds),
      judgeTargets(service.name, targets, wanted),
    ]
  })
}

interface Targets {
  readonly activeTargets: readonly {
    readonly labels: Readonly<Record<string, string>>
    readonly scrapeInterval: string
    readonly health: string
  }[]
}

function judgeRetention(service: string, retention: string, wanted: number): Checked {
  const byTime = retention
    .split(' or ')
    .find((part) => /^\d+[a-z]/.test(part) && !part.endsWith('B'))
  const seconds = byTime === undefined ? 0 : secondsIn(byTime)
  // Nothing set means 15 days.
  const kept = seconds === 0 ? 15 * 86_400 : seconds
  const good = kept >= wanted
  return {
    subject: `${service} retention`,
    good,
    message: good
      ? `Prometheus remembers ${kept / 86_400} days, the budget needs ${wanted / 86_400}`
      : `Prometheus remembers ${kept / 86_400} days, so a budget of ${wanted / 86_400} days forgets: set --storage.tsdb.retention.time=${Math.ceil(wanted / 86_400) + 1}d`,
  }
}

function judgeTargets(
  service: string,
  { activeTargets }: Targets,
  { selector, scrapeSeconds }: ReturnType<typeof expectations>,
): Checked {
  const subject = `${service} targets`
  const its = activeTargets.filter(({ labels }) =>
    Object.entries(selector).every(([label, value]) => labels[label] === value),
  )
  if (its.length === 0) {
    return { subject, good: false, message: `no target has ${JSON.stringify(selector)}` }
  }
  const down = its.filter(({ health }) => health !== 'up').length
  const slow = its.find(({ scrapeInterval }) => secondsIn(scrapeInterval) > scrapeSeconds)
  const wrong = [
    ...(down > 0 ? [`${down} of ${its.length} targets are down`] : []),
    ...(slow ? [`scraped every ${slow.scrapeInterval}, declared are ${scrapeSeconds} s`] : []),
  ]
  const message = wrong.length === 0 ? `${its.length}, all up` : wrong.join('; ')
  return { subject, good: wrong.length === 0, message }
}

const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

/** `1d12h` as Prometheus writes it. */
function secondsIn(text: string): number {
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  )
}
