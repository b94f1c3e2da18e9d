import { performance } from 'node:perf_hooks'
import type { HrTime, TimeInput } from '@opentelemetry/api'

/** From here on the monotonic clock has drifted from the wall clock, or the machine has slept. */
const toleratedMs = 5

/** So often it is asked whether it has. Between, the spans of a trace are on one clock. */
const everyMs = 1_000

/** Turns `performance.now()` into time of day, also in a process that runs for months. */
export class Clock {
  #origin = performance.timeOrigin
  #askedAt = -Infinity

  at(time: TimeInput): HrTime {
    if (Array.isArray(time)) return time
    if (time instanceof Date) return hrTime(time.getTime(), 0)
    // Like OpenTelemetry's own spans: what is below the process's start was read from `performance`.
    return time < performance.timeOrigin ? hrTime(this.#originNow(), time) : hrTime(time, 0)
  }

  #originNow(): number {
    const now = performance.now()
    if (now - this.#askedAt < everyMs) return this.#origin
    this.#askedAt = now
    const drift = Date.now() - performance.timeOrigin - now
    this.#origin = performance.timeOrigin + (Math.abs(drift) > toleratedMs ? drift : 0)
    return this.#origin
  }
}

/** The two are added by their parts: their sum would be no finer than a microsecond. */
function hrTime(originMs: number, ms: number): HrTime {
  const seconds = Math.trunc(originMs / 1_000) + Math.trunc(ms / 1_000)
  const nanos = Math.round(((originMs % 1_000) + (ms % 1_000)) * 1e6)
  return [seconds + Math.floor(nanos / 1e9), nanos % 1e9]
}
