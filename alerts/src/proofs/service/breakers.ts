import { labels, metrics, rejectedByBreaker } from '@obs-toolkit/sdk/service'
import { series } from './case.ts'
import type { CasesOf, Courses } from './case.ts'
import { counting, level } from './course.ts'
import type { Stretch } from './course.ts'

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
      name: 'one call in ten is turned away, for some minutes',
      shows: 1_627,
      over: 2_873,
      courses: {
        ...calls('stock', 9, [0, 1_200], [1, 1_200], [0]),
        ...calls('another', 1_000, [0]),
      },
    },
    { alert, name: 'a few too many', shows: 0, courses: calls('stock', 947, [53]) },
    { alert, name: 'nearly too many', shows: null, watch: 900, courses: calls('stock', 953, [47]) },
  ]
}
