import { labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '../../sli/index.ts'
import type { Course } from './course.ts'

/** What Prometheus sees, and whether an alert is to fire for it. */
export interface Case {
  readonly alert: string
  readonly name: string
  /** Seconds until the trouble shows; null where there is none. */
  readonly shows: number | null
  /** At that very moment, as it is no count of anything. */
  readonly exactly?: boolean
  /** Seconds until it does not show any more. */
  readonly over?: number
  /** Seconds until what stays silent is looked at, beside its `for`. */
  readonly watch?: number
  /** Only its beginning is looked at, for the rest is another case's. */
  readonly onlyBegins?: boolean
  /** Nothing is left that would say which copy it was. */
  readonly anonymous?: boolean
  readonly courses: Courses
}

export type Courses = Readonly<Record<string, Course>>

type Labels = Readonly<Record<string, string>>

/** The labels of all series of one copy of a service. */
export type Place = Labels

/** The cases of one or more alerts, for a copy of the service. */
export type CasesOf = (service: Service, place: Place) => readonly Case[]

type Scraped = Pick<Service, 'prometheus'>

export function placeOf({ prometheus }: Scraped): Place {
  return { ...prometheus.selector, ...copyOf({ prometheus }) }
}

/** The labels that tell the copy at hand from others. */
export function copyOf({ prometheus }: Scraped): Labels {
  return valued(prometheus.identity, 'one')
}

/** Where the series of other services are, of which the alerts must know nothing: one label is another. */
export function otherServices({ prometheus }: Service): readonly Place[] {
  const own = placeOf({ prometheus })
  return Object.keys(prometheus.selector).map((label) => ({ ...own, [label]: 'another' }))
}

/** Where those of another copy of the service are, which has alerts of its own; null where copies are not told apart. */
export function anotherCopy({ prometheus }: Service): Place | null {
  if (prometheus.identity.length === 0) return null
  return { ...placeOf({ prometheus }), ...valued(prometheus.identity, 'two') }
}

function valued(names: readonly string[], value: string): Labels {
  return Object.fromEntries(names.map((name) => [name, value]))
}

/** A series of an instance, `a:80` mostly. */
export function series(place: Place, metric: string, more: Labels = {}, instance = 'a:80'): string {
  return selector(metric, equals({ ...place, [scrapeLabels.instance]: instance, ...more }))
}

/** The count of requests with an answer. */
export function requests(place: Place, route: string, status = '200'): string {
  const answered = { [labels.route]: route, [labels.status]: status }
  return series(place, `${metrics.serverDuration}_count`, answered)
}
