import { performance } from 'node:perf_hooks'
import type { HrTime, TimeInput } from '@opentelemetry/api'

/** From here on the monotonic clock has drifted from the wall clock, or the machine has slept. */
const toleratedMs = 5

/** Turns `performance.now()` into time of day. */
export interface Clock {
  at(time: TimeInput): HrTime
}

/** One for each batch, so that a process that runs for months does not drift. */
export function createClock(): Clock {
  const drift = Date.now() - performance.timeOrigin - performance.now()
  const origin = performance.timeOrigin + (Math.abs(drift) > toleratedMs ? drift : 0)
  const now = performance.now()
  return {
    at(time) {
      if (Array.isArray(time)) return time
      if (time instanceof Date) return hrTime(time.getTime(), 0)
      // Like OpenTelemetry's own spans: what is below the monotonic clock was read from it.
      return time <= now ? hrTime(origin, time) : hrTime(time, 0)
    },
  }
}

/** The two are added by their parts: their sum would be no finer than a microsecond. */
function hrTime(originMs: number, ms: number): HrTime {
  const seconds = Math.trunc(originMs / 1_000) + Math.trunc(ms / 1_000)
  const nanos = Math.round(((originMs % 1_000) + (ms % 1_000)) * 1e6)
  return [seconds + Math.floor(nanos / 1e9), nanos % 1e9]
}

export function between([s1, n1]: HrTime, [s2, n2]: HrTime): HrTime {
  const nanos = (s2 - s1) * 1e9 + (n2 - n1)
  return nanos <= 0 ? [0, 0] : [Math.trunc(nanos / 1e9), nanos % 1e9]
}
