import { secondsIn } from '@obs-toolkit/alerts'
import type { Expectations } from '@obs-toolkit/alerts'
import type { Checked } from '../check.ts'
import type { Runtime } from './answers.ts'

const day = 86_400

/** Whether Prometheus remembers a whole period; `storageRetention` is `15d`, `512MiB` or `30d or 512MiB`. */
export function judgeRetention(
  service: string,
  { storageRetention = '' }: Runtime,
  { retentionSeconds }: Expectations,
): Checked {
  const limits = storageRetention.split(' or ')
  const byTime = limits.find((limit) => !limit.endsWith('B')) ?? ''
  const bySize = limits.find((limit) => limit.endsWith('B'))
  const fits = bySize === undefined ? '' : `, as long as it fits into ${bySize}`
  const wanted = `the budget needs ${retentionSeconds / day}`
  const kept = secondsIn(byTime)
  const subject = `${service} retention`
  if (kept === 0) {
    return {
      subject,
      good: true,
      message: `Prometheus sets no limit of time${fits}; ${wanted} days`,
    }
  }
  const remembers = `Prometheus remembers ${kept / day} days${fits}`
  if (kept >= retentionSeconds) {
    return { subject, good: true, message: `${remembers}; ${wanted}` }
  }
  const days = Math.ceil(retentionSeconds / day) + 1
  return {
    subject,
    good: false,
    message: `${remembers}, so a budget of ${retentionSeconds / day} days forgets: set --storage.tsdb.retention.time=${days}d`,
  }
}
