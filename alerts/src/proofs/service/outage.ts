import { outage } from '../../rules/service/service-down.ts'
import { series } from './case.ts'
import type { CasesOf, Courses, Place } from './case.ts'
import { level } from './course.ts'
import type { Stretch } from './course.ts'

const up = (place: Place, a: number, b: number): Courses => ({
  [series(place, 'up')]: level([a]),
  [series(place, 'up', {}, 'b:80')]: level([b]),
})

export const outageCases: CasesOf = (service, place) => [
  { alert: outage, name: 'no instance answers', shows: 0, exactly: true, courses: up(place, 0, 0) },
  {
    alert: outage,
    name: 'no instance is known',
    shows: 0,
    exactly: true,
    anonymous: true,
    courses: {},
  },
  { alert: outage, name: 'one answers', shows: null, courses: up(place, 0, 1) },
  {
    alert: 'InstanceDown',
    name: 'one does not answer',
    shows: 0,
    exactly: true,
    courses: up(place, 0, 1),
  },
  { alert: 'InstanceDown', name: 'both answer', shows: null, courses: up(place, 1, 1) },
  ...goneCopy(service, place),
]

const hour = 3_600

/** Another copy is there, and this one was until just now. */
const goneCopy: CasesOf = ({ prometheus }, place) => {
  const [label] = prometheus.identity
  if (label === undefined) return []
  const known = { [series({ ...place, [label]: 'two' }, 'up')]: level([1]) }
  const here = (...course: readonly Stretch[]): Courses => {
    return { ...known, [series(place, 'up')]: level(...course) }
  }
  return [
    { alert: outage, name: 'a copy is gone', shows: hour, courses: here([1, hour / 2], [NaN]) },
    { alert: outage, name: 'no copy is gone', shows: null, watch: hour, courses: here([1]) },
  ]
}
