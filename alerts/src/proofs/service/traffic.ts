import { metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import { trafficWindow } from '../../rules/service/traffic.ts'
import { requests, series } from './case.ts'
import type { CasesOf, Courses } from './case.ts'
import { counting, level } from './course.ts'

export const trafficGoneCases: CasesOf = ({ traffic, prometheus }, place) => {
  if (!traffic.lowPerSecond) return []
  const window = trafficWindow(traffic.lowPerSecond)
  const alert = 'TrafficGone'
  const running = { [series(place, 'up')]: level([1]) }
  const down = { [series(place, 'up')]: level([0]) }
  const asked = (course: Courses[string]): Courses => ({ [requests(place, '/')]: course })
  const active = (from: number): Courses => ({
    [series(place, metrics.serverActive)]: level([NaN, from], [0]),
  })
  return [
    {
      alert,
      name: 'requests stop',
      // Prometheus 3 leaves out the sample that lies on the beginning of the window.
      shows: 2 * window - prometheus.scrapeSeconds,
      over: 3 * window,
      courses: {
        ...running,
        ...asked(counting([1, window], [0, 2 * window], [1])),
      },
    },
    {
      alert,
      name: 'hardly anybody comes',
      shows: null,
      watch: 3 * window,
      courses: { ...running, ...asked(counting([2 / window])) },
    },
    {
      alert,
      name: 'never asked',
      shows: window,
      exactly: true,
      courses: { ...running, ...active(0) },
    },
    {
      alert,
      name: 'started just now',
      shows: null,
      watch: 2 * window,
      courses: { ...running, ...active(1.5 * window) },
    },
    {
      alert,
      name: 'down',
      shows: null,
      watch: 2 * window,
      courses: { ...down, ...asked(level([5])) },
    },
  ]
}

/** A second, for so many in a quarter of an hour. */
const each15m = (count: number): number => count / 900

export const unmatchedCases: CasesOf = (_service, place) => {
  const alert = 'UnmatchedSurge'
  const asked = (matched: number, unmatched: number, until?: number): Courses => ({
    [requests(place, '/')]: counting([each15m(matched)]),
    [requests(place, unmatchedRoute, '404')]: counting([each15m(unmatched), until], [0]),
  })
  return [
    {
      alert,
      name: 'more than one in five',
      shows: 857,
      over: 1_843,
      courses: asked(395, 105, 1_800),
    },
    { alert, name: 'nearly one in five', shows: null, watch: 900, courses: asked(8_100, 1_900) },
    { alert, name: 'few requests', shows: null, watch: 1_800, courses: asked(90, 90) },
  ]
}
