import { secondsIn } from '@obs-toolkit/alerts'
import type { Panel, Target } from '../classic/dashboard.ts'
import { text, wholeNumber } from '../classic/values.ts'
import { inQuery } from './durations.ts'

export interface Step {
  readonly seconds: number
  /** Values of `$__interval` and its relatives. */
  readonly globals: Readonly<Record<string, string>>
}

/** A panel over the whole width of a laptop's screen shows about so many points. */
const screenPoints = 1_400
const mostPoints = 11_000
const columns = 24

/** Seconds that Grafana rounds a step to, so that neighbouring widths ask the same. */
const rounded = [
  0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_200,
  1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000, 31_536_000,
]

/**
 * The resolution that Grafana would choose: as many points as the panel is wide, no finer than the
 * least interval of target, panel or data source, see
 * https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/
 */
export function stepOf(
  panel: Panel | null,
  target: Target | null,
  range: number,
  scrapeSeconds: number,
): Step {
  const points = wholeNumber(panel?.json['maxDataPoints']) ?? widthOf(panel)
  const written = [target?.interval, text(panel?.json['interval'])].find(
    (each) => each && !each.includes('$'),
  )
  const least = written ? secondsIn(written) : scrapeSeconds
  const wanted = Math.max(range / Math.min(points, mostPoints), range / mostPoints)
  const interval = Math.max(roundUp(wanted), least)
  const rate = Math.max(interval + scrapeSeconds, 4 * scrapeSeconds)
  return {
    seconds: interval,
    globals: {
      __interval: inQuery(interval),
      __interval_ms: String(Math.round(interval * 1_000)),
      __rate_interval: inQuery(rate),
      __rate_interval_ms: String(Math.round(rate * 1_000)),
      __range: inQuery(range),
      __range_s: String(Math.round(range)),
      __range_ms: String(Math.round(range * 1_000)),
      __auto: inQuery(interval),
    },
  }
}

function widthOf(panel: Panel | null): number {
  return Math.max(1, Math.round((screenPoints * (panel?.grid?.w ?? columns)) / columns))
}

function roundUp(seconds: number): number {
  return rounded.find((each) => each >= seconds) ?? seconds
}
