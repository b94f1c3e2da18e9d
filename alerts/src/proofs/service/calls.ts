import { labels, metrics, rejectedByBreaker, unmatchedRoute } from '@obs-toolkit/sdk/service'
import { requests, series } from './case.ts'
import type { CasesOf, Courses } from './case.ts'
import { counting, level } from './course.ts'
import type { Stretch } from './course.ts'

/** A second, for so many in five minutes or a quarter of an hour. */
const each5m = (count: number): number => count / 300
const each15m = (count: number): number => count / 900

export const dependencyCases: CasesOf = ({ dependencies }, place) => {
  const [declared] = dependencies
  if (declared === undefined) return []
  const alert = 'DependencyErrors'
  const calls = (fine: number, failed: number, name = declared.name, until?: number): Courses => {
    const called = (errorType: string): string =>
      series(place, `${metrics.clientDuration}_count`, {
        [labels.dependency]: name,
        [labels.errorType]: errorType,
      })
    return {
      [called('')]: counting([each5m(fine)]),
      [called('503')]: counting([each5m(failed), until], [0]),
    }
  }
  return [
    {
      alert,
      name: 'too many fail, of few calls',
      shows: 250,
      over: 650,
      courses: { ...calls(150, 12, declared.name, 600), ...calls(9_000, 0, 'another') },
    },
    { alert, name: 'hardly too many fail', shows: 30, courses: calls(1_895, 105) },
    { alert, name: 'nearly too many fail', shows: null, watch: 600, courses: calls(1_905, 95) },
    { alert, name: 'few calls fail', shows: null, watch: 600, courses: calls(0, 8) },
    {
      alert,
      name: 'what is not declared fails',
      shows: null,
      watch: 600,
      courses: { ...calls(100, 0), ...calls(0, 300, '') },
    },
  ]
}

export const breakerOpenCases: CasesOf = (_service, place) => {
  const alert = 'BreakerOpen'
  const open = (breaker: string, a: number, b: number): Courses => ({
    [series(place, metrics.breakerOpen, { [labels.breaker]: breaker })]: level([a, 900], [0]),
    [series(place, metrics.breakerOpen, { [labels.breaker]: breaker }, 'b:80')]: level([b]),
  })
  return [
    {
      alert,
      name: 'open on every instance, another closed',
      shows: 0,
      over: 900,
      courses: { ...open('stock', 1, 1), ...open('another', 0, 0) },
    },
    { alert, name: 'open on one instance of two', shows: null, courses: open('stock', 1, 0) },
  ]
}

export const breakerTrippingCases: CasesOf = (_service, place) => {
  const alert = 'BreakerTripping'
  const calls = (breaker: string, fine: number, ...rejected: readonly Stretch[]): Courses => {
    const called = (outcome: string): string =>
      series(place, metrics.breakerCalls, { [labels.breaker]: breaker, [labels.outcome]: outcome })
    return {
      [called('success')]: counting([fine]),
      [called(rejectedByBreaker)]: counting(...rejected),
    }
  }
  return [
    {
      alert,
      name: 'one call in ten is turned away, for half of a quarter of an hour',
      shows: 1_650,
      over: 2_850,
      courses: {
        ...calls('stock', 9, [0, 1_200], [1, 1_200], [0]),
        ...calls('another', 1_000, [0]),
      },
    },
    { alert, name: 'a few too many', shows: 0, courses: calls('stock', 947, [53]) },
    { alert, name: 'nearly too many', shows: null, watch: 900, courses: calls('stock', 953, [47]) },
  ]
}

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
