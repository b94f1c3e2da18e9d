import type { Families } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'
import type { CachedCheck, CheckResult } from './check.ts'

const edges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Results of checks as series: a check that comes and goes between two probes is seen too. */
export function describeHealth(
  families: Families,
  refresh: () => void,
): (check: CachedCheck, result: CheckResult) => void {
  const labelNames = [labels.check] as const
  const up = families.gauge({
    name: metrics.checkUp,
    help: 'Whether a readiness check says that all is well.',
    labelNames,
    // Where nobody probes, a scrape brings the answer up to date for the next.
    collect: refresh,
  })
  const failures = families.counter({
    name: metrics.checkFailures,
    help: 'Failures of readiness checks, time-outs among them.',
    labelNames,
  })
  const durations = families.histogram({
    name: metrics.checkDuration,
    help: 'How long readiness checks take; what times out counts with its time limit.',
    unit: 'seconds',
    labelNames,
    edges,
  })
  return ({ name }, { ok, reason, durationMs }) => {
    up.series(name).set(ok ? 1 : 0)
    failures.series(name).inc(reason === null ? 0 : 1)
    durations.series(name).observe(durationMs / 1_000)
  }
}
