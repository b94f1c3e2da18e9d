import type { Cause, Outcome } from '@obs-toolkit/load'
import type { RouteDefinition } from '@obs-toolkit/sdk/service'

/** A way to misbehave, and what the gate must say of it. */
export interface Case {
  readonly name: string
  readonly verdict: Outcome | 'unreachable'
  readonly cause: Cause['id'] | null
  readonly routes?: Readonly<Record<string, RouteDefinition>>
  readonly warmUpSeconds?: number
  readonly timeoutMs?: number
  /** k6 is held up, not the server. */
  readonly throttled?: boolean
}

const one = { 'GET /': {} }
const ten = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`GET /route/${at}`, {}]))
const looked = { 'GET /': { example: { expect: { includes: '"ok":true' } } } }

export const cases: readonly Case[] = [
  { name: 'healthy', verdict: 'pass', cause: null },
  { name: 'refuses', verdict: 'unreachable', cause: null },
  { name: 'hangs', verdict: 'fail', cause: 'errors' },
  { name: 'resets', verdict: 'fail', cause: 'errors' },
  { name: 'throws', verdict: 'fail', cause: 'errors' },
  { name: 'ok-but-wrong', verdict: 'fail', cause: 'errors', routes: looked },
  { name: 'limits', verdict: 'fail', cause: 'rate-limit' },
  { name: 'stalls', verdict: 'fail', cause: 'connections', timeoutMs: 6_000 },
  { name: 'slow-hundredth', verdict: 'fail', cause: 'unknown' },
  { name: 'dies', verdict: 'fail', cause: 'restart' },
  { name: 'restarts', verdict: 'unproven', cause: 'restart' },
  { name: 'lies', verdict: 'unproven', cause: 'unknown' },
  { name: 'served-by-cache', verdict: 'unproven', cause: 'cache' },
  { name: 'slow-route', verdict: 'fail', cause: 'route', routes: ten },
  { name: 'cold', verdict: 'pass', cause: null, warmUpSeconds: 2.5 },
  { name: 'pauses', verdict: 'fail', cause: 'event-loop' },
  { name: 'throttled-generator', verdict: 'unproven', cause: 'generator', throttled: true },
]

export function routesOf({ routes = one }: Case): Readonly<Record<string, RouteDefinition>> {
  return routes
}
