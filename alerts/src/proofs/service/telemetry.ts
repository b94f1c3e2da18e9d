import { edgeSeconds, labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { lossCounters } from '../../rules/service/telemetry.ts'
import { requests, series } from './case.ts'
import type { Case, CasesOf, Courses } from './case.ts'
import { counting, level, ticking } from './course.ts'

export const metricsCases: CasesOf = (_service, place) => {
  const alert = 'MetricsMissing'
  const up = { [series(place, 'up')]: level([1]) }
  const down = { [series(place, 'up')]: level([0]) }
  const active = { [series(place, metrics.serverActive)]: level([0]) }
  return [
    { alert, name: 'no request metrics', shows: 0, courses: up },
    { alert, name: 'idle', shows: null, courses: { ...up, ...active } },
    { alert, name: 'down', shows: null, courses: down },
  ]
}

export const bucketCases: CasesOf = ({ objectives }, place) => {
  const targets = [...new Set(objectives.flatMap(({ underMs }) => underMs ?? []))]
  if (targets.length === 0) return []
  const alert = 'BucketMissing'
  const buckets = (edges: readonly string[]): Courses =>
    Object.fromEntries(
      ['+Inf', ...edges].map((edge) => {
        const bucket = { [labels.route]: '/', [labels.status]: '200', [scrapeLabels.bucket]: edge }
        return [series(place, `${metrics.serverDuration}_bucket`, bucket), counting([1])]
      }),
    )
  const without = (missing: number | null): Courses => ({
    [requests(place, '/')]: counting([1]),
    ...buckets(targets.filter((one) => one !== missing).map((one) => String(edgeSeconds(one)))),
  })
  return [
    ...targets.map((underMs): Case => {
      return { alert, name: `none ends at ${underMs} ms`, shows: 0, courses: without(underMs) }
    }),
    { alert, name: 'each target has one', shows: null, courses: without(null) },
    {
      alert,
      name: 'nothing is answered',
      shows: null,
      courses: { [requests(place, '/', '503')]: counting([1]) },
    },
  ]
}

export const lossCases: CasesOf = (_service, place) => {
  const alert = 'TelemetryBroken'
  const often = 1_200
  return [
    ...lossCounters.map((metric): Case => {
      const courses = { [series(place, metric)]: ticking(often) }
      return { alert, name: `${metric} counts upwards`, shows: often, courses }
    }),
    {
      alert,
      name: 'something was lost once',
      shows: null,
      watch: 2 * often,
      courses: { [series(place, lossCounters[0]!)]: ticking(often, 1) },
    },
  ]
}
