import type { RouteCount } from '../../evidence/client.ts'
import { missedTargetMs } from './context.ts'
import { ms, percent } from '../worded.ts'
import type { Context, FindCause } from './context.ts'

/** A few routes of many are worth naming; most of them are not. */
const atMostOf = 1 / 3
/** Of the failures. */
const most = 0.8

export const route: FindCause = (context) => {
  const { routes } = context.evidence.client
  const errors = context.failing.some(({ kind }) => kind === 'errors')
  const guilty = errors ? failingRoutes(routes) : slowRoutes(routes, context)
  const [worst] = guilty
  if (!worst || guilty.length > routes.length * atMostOf) return null
  return {
    id: 'route',
    subject: worst.key,
    strength: 'strong',
    effect: guilty.length === 1 ? 'one route is to blame' : 'a few routes are to blame',
    evidence: guilty.map(
      ({ key, latency, failed, requests }) =>
        `${key}: p99 ${ms(latency.p99)}, ${percent(failed / Math.max(1, requests))} failed`,
    ),
  }
}

function slowRoutes(routes: readonly RouteCount[], context: Context): readonly RouteCount[] {
  const target = missedTargetMs(context)
  if (target === null) return []
  return routes
    .filter(({ latency }) => latency.p95 > target || latency.p99 > target)
    .toSorted((a, b) => b.latency.p95 - a.latency.p95)
}

/** The fewest in which most of what failed did. */
function failingRoutes(routes: readonly RouteCount[]): readonly RouteCount[] {
  const all = routes.reduce((sum, { failed }) => sum + failed, 0)
  const guilty: RouteCount[] = []
  let explained = 0
  for (const each of routes.toSorted((a, b) => b.failed - a.failed)) {
    if (explained > all * most || each.failed === 0) break
    guilty.push(each)
    explained += each.failed
  }
  return guilty
}
