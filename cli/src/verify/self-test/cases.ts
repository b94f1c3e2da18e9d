import type { Cause, Outcome } from '@obs-toolkit/load'
import type { LatencyDefinition, RouteDefinition } from '@obs-toolkit/sdk/service'

/** A way to misbehave, and what the gate must say of it. */
export interface Case {
  readonly name: string
  readonly verdict: Outcome | 'unreachable'
  readonly cause: Cause['id'] | null
  readonly routes?: Readonly<Record<string, RouteDefinition>>
  readonly latency?: readonly LatencyDefinition[]
  readonly warmUpSeconds?: number
  readonly timeoutMs?: number
  /** k6 is held up, not the server. */
  readonly throttled?: boolean
}

const ten = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`GET /route/${at}`, {}]))
const looked = { 'GET /': { example: { expect: { includes: '"ok":true' } } } }
const strict = [{ ratio: 0.999, underMs: 1_000 }]

export const cases: readonly Case[] = [
  { name: 'healthy', verdict: 'pass', cause: null },
  { name: 'refuses', verdict: 'unreachable', cause: null },
  { name: 'hangs', verdict: 'fail', cause: 'errors' },
  { name: 'resets', verdict: 'fail', cause: 'errors' },
  { name: 'throws', verdict: 'fail', cause: 'errors' },
  { name: 'ok-but-wrong', verdict: 'fail', cause: 'errors', routes: looked },
  { name: 'limits', verdict: 'fail', cause: 'rate-limit' },
  { name: 'stalls', verdict: 'fail', cause: 'connections', timeoutMs: 6_000 },
  { name: 'turns-away', verdict: 'fail', cause: 'connections' },
  { name: 'slow-hundredth', verdict: 'fail', cause: 'unknown', latency: strict },
  { name: 'slow-dependency', verdict: 'fail', cause: 'dependency' },
  { name: 'slow-route', verdict: 'fail', cause: 'route', routes: ten },
  { name: 'dies', verdict: 'fail', cause: 'restart' },
  { name: 'restarts', verdict: 'unproven', cause: 'restart' },
  { name: 'lies', verdict: 'unproven', cause: 'unknown' },
  { name: 'served-by-cache', verdict: 'unproven', cause: 'cache' },
  { name: 'half-a-body', verdict: 'fail', cause: 'errors' },
  { name: 'redirects', verdict: 'unproven', cause: null },
  { name: 'says-too-much', verdict: 'fail', cause: 'errors' },
  { name: 'tires', verdict: 'unproven', cause: 'unknown' },
  { name: 'cold', verdict: 'pass', cause: null, warmUpSeconds: 2.5 },
  { name: 'blocks', verdict: 'fail', cause: 'event-loop' },
  { name: 'collects', verdict: 'fail', cause: 'gc' },
  { name: 'throttled-generator', verdict: 'unproven', cause: 'generator', throttled: true },
]
