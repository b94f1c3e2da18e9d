import {
  errorTypes,
  labels,
  metrics,
  parseRouteKey,
  scrapeLabels,
  unmatchedRoute,
} from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '../../sli/index.ts'
import type { InputSeries } from '../proof.ts'
import type { Subject } from '../subject.ts'
import type { Scenario } from './scenario.ts'

const half = 1_800

interface Request {
  readonly method?: string
  readonly path: string
  readonly status: string
  readonly errorType?: string
}

/** As many requests as count, and all of them bad, but none of them the objective's. */
export const notCounted: Scenario = (subject) => [
  {
    name: 'what the objective does not count changes nothing',
    series: [
      ...subject.one([{ seconds: half, badFraction: 0 }]),
      ...ofOthers(subject).map((request) => counted(subject.service, request)),
    ],
    asserts: [subject.quiet(half)],
  },
]

function ofOthers({ objective }: Subject): Request[] {
  const own = { path: '/any-other-route', ...(objective.route && parseRouteKey(objective.route)) }
  const failed = { status: '503', errorType: '503' }
  return [
    { path: unmatchedRoute, status: '404' },
    { path: unmatchedRoute, ...failed },
    ...(objective.route === null
      ? []
      : [
          { path: '/quite-another', status: '200' },
          { path: '/quite-another', ...failed },
        ]),
    ...objective.except.flatMap((key) => {
      const route = parseRouteKey(key)
      return route === null
        ? []
        : [
            { ...route, status: '200' },
            { ...route, ...failed },
          ]
    }),
    ...(objective.kind === 'availability'
      ? [{ ...own, status: '', errorType: errorTypes.clientAborted }]
      : [
          { ...own, ...failed },
          { ...own, status: '', errorType: errorTypes.serverAborted },
        ]),
  ]
}

/** Without a bucket: slow, where anything is. */
function counted(
  { prometheus }: Service,
  { method = 'GET', path, status, errorType = '' }: Request,
): InputSeries {
  const series = selector(`${metrics.serverDuration}_count`, [
    ...equals(prometheus.selector),
    ...equals(Object.fromEntries(prometheus.identity.map((label) => [label, 'one']))),
    ...equals({ [scrapeLabels.instance]: 'a:80', [labels.method]: method, [labels.route]: path }),
    ...equals({ [labels.status]: status, [labels.errorType]: errorType }),
  ])
  return { series, values: `0+6000x${half / 60}` }
}
