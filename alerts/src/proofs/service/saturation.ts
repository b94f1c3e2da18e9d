import { labels, metrics } from '@obs-toolkit/sdk/service'
import { lateLimit } from '../../rules/service/event-loop.ts'
import { series } from './case.ts'
import type { CasesOf, Courses } from './case.ts'
import { level, ticking } from './course.ts'

const quarter = 900

export const heapCases: CasesOf = (_service, place) => {
  const alert = 'HeapNearLimit'
  const full = (instances: Readonly<Record<string, readonly [full: number, seconds?: number][]>>) =>
    Object.fromEntries(
      Object.entries(instances).flatMap(([name, course]) => [
        [series(place, metrics.heapUsed, { [labels.heapSpace]: 'old' }, name), level(...course)],
        [series(place, metrics.heapLimit, {}, name), level([1])],
      ]),
    )
  return [
    {
      alert,
      name: 'one of two is full',
      shows: 0,
      courses: full({ 'a:80': [[0.92]], 'b:80': [[0.1]] }),
    },
    {
      alert,
      name: 'one of two is full for a while',
      shows: 0,
      over: quarter,
      courses: full({ 'a:80': [[0.92, quarter], [0.5]], 'b:80': [[0.1]] }),
    },
    {
      alert,
      name: 'one is nearly full',
      shows: null,
      courses: full({ 'a:80': [[0.88]], 'b:80': [[0.1]] }),
    },
    {
      alert,
      name: 'one of three is full',
      shows: null,
      courses: full({ 'a:80': [[0.99]], 'b:80': [[0.1]], 'c:80': [[0.1]] }),
    },
  ]
}

export const eventLoopCases: CasesOf = (service, place) => {
  const alert = 'EventLoopBlocked'
  const limit = lateLimit(service)
  const late = (course: Courses[string]): Courses => ({
    [series(place, metrics.eventLoopDelay)]: course,
  })
  return [
    {
      alert,
      name: 'late',
      shows: 0,
      over: quarter,
      courses: late(level([1.05 * limit, quarter], [0])),
    },
    { alert, name: 'nearly late', shows: null, courses: late(level([0.95 * limit])) },
  ]
}

export const restartCases: CasesOf = (_service, place) => {
  const alert = 'RestartLoop'
  const started = (course: Courses[string]): Courses => ({
    [series(place, metrics.processStart)]: course,
  })
  return [
    {
      alert,
      name: 'three times in a quarter of an hour',
      shows: quarter,
      over: 300 + quarter,
      courses: started(ticking(300, 3)),
    },
    { alert, name: 'twice', shows: null, watch: 1_200, courses: started(ticking(300, 2)) },
    { alert, name: 'now and then', shows: null, watch: 1_800, courses: started(ticking(480)) },
  ]
}
