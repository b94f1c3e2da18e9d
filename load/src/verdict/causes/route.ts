import type { RouteCount } from '../../evidence/client.ts'
import { missedTargetMs } from './context.ts'
import { ms, percent } from '../worded.ts'
import type { Context, FindCause } from './context.ts'

/** A few routes of many are worth naming; most of them are not. */
const atMostOf = 1 / 3
const most = 0.8

export const route: FindCause = (context) => {
  const { routes } = context.evidence.client
  const guilty = [slowRoutes(routes, context), failingRoutes(routes, context)].find(
    (found) => found.length > 0 && found.length <= routes.length * atMostOf,
  )
  const [worst] = guilty ?? []
  if (!guilty || !worst) return null
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

function failingRoutes(routes: readonly RouteCount[], { failing }: Context): readonly RouteCount[] {
  if (!failing.some(({ kind }) => kind === 'errors')) return []
  const all = routes.reduce((sum, { failed }) => sum + failed, 0)
  const worst = routes.toSorted((a, b) => b.failed - a.failed)
  return worst[0] && worst[0].failed > all * most ? [worst[0]] : []
}
