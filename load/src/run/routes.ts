import type { LoadPlan } from '../plan/plan.ts'
import { createHistogram } from './histogram.ts'
import type { Histogram } from './histogram.ts'

export interface RouteTally {
  readonly key: string
  /** Indices of the objectives that count its requests. */
  readonly objectives: readonly number[]
  readonly latency: Histogram
  readonly statuses: Map<number, number>
  requests: number
  failed: number
  readonly add: (status: number, ms: number, failed: boolean) => void
}

/** Names beyond this many, which only a script of the user's can have, are one. */
const most = 200
const rest = 'others'

export function createRoutes(plan: LoadPlan): {
  of: (name: string) => RouteTally
  all: () => readonly RouteTally[]
} {
  const routes = new Map<string, RouteTally>()
  const planned = plan.requests.length
  for (const { key } of plan.requests) routes.set(key, createRoute(key, plan))
  return {
    all: () => [...routes.values()],
    of: (name) => {
      const known = routes.get(name)
      if (known) return known
      const key = routes.size < planned + most ? name : rest
      const route = routes.get(key) ?? createRoute(key, plan)
      routes.set(key, route)
      return route
    },
  }
}

function createRoute(key: string, { objectives }: LoadPlan): RouteTally {
  const counting = objectives.flatMap(({ route, except }, at) =>
    (route === null ? !except.includes(key) : route === key) ? [at] : [],
  )
  const statuses = new Map<number, number>()
  const tally: RouteTally = {
    key,
    objectives: counting,
    latency: createHistogram(),
    statuses,
    requests: 0,
    failed: 0,
    add: (status, ms, failed) => {
      tally.requests += 1
      if (failed) tally.failed += 1
      tally.latency.add(ms)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    },
  }
  return tally
}
