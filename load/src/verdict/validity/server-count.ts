import { serverDelta } from '../server-delta.ts'
import type { Rule } from './rule.ts'

const limit = 0.02
/** A scrape a little before or after the run sees a few requests more or less. */
const allowance = 5

/** The server saw the requests that were sent: no cache, no other instance, no lie in between. */
export const serverCount: Rule = {
  id: 'V11',
  name: 'server-count',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'Server and client disagree on how many requests there were: a cache or a second instance ' +
    'answers, others load the service too, or `--metrics-url` is that of another process.',
  check: (evidence) => {
    // Requests that were on their way when k6 was stopped are known to the server alone.
    if (evidence.end !== 'complete') return null
    const delta = serverDelta(evidence)
    if (delta === null || delta.requests === null) return null
    const sent = evidence.client.total - evidence.client.unanswered
    const gap = Math.max(0, Math.abs(delta.requests - sent) - allowance) / Math.max(1, sent)
    const ok = gap <= limit
    return { ok, value: Number(gap.toPrecision(4)), limit }
  },
}
