import { labels, metrics } from '@obs-toolkit/sdk/service'
import { series } from './case.ts'
import type { CasesOf, Courses } from './case.ts'
import { counting } from './course.ts'

/** A second, for so many in five minutes. */
const each5m = (count: number): number => count / 300

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
