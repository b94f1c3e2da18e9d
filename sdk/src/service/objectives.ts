import type { Objective, Route, Service } from './service.ts'

/** The route declared under a canonical key, `GET /orders/:id`. */
export function findRoute(service: Service, key: string): Route | undefined {
  return service.routes.find((route) => route.key === key)
}

/** The objectives that count requests of a route: its own, and those of the service it did not leave. */
export function objectivesForRoute(service: Service, key: string): readonly Objective[] {
  return service.objectives.filter((objective) => countsRoute(objective, key))
}

/** Whether requests of a route, declared or not, are events of an objective. */
export function countsRoute(objective: Objective, key: string): boolean {
  return objective.route === null ? !objective.except.includes(key) : objective.route === key
}

/** The part of the service's traffic that an objective counts. */
export function trafficShare(service: Service, objective: Objective): number {
  if (objective.route !== null) return findRoute(service, objective.route)?.share ?? 0
  const left = objective.except.map((key) => findRoute(service, key)?.share ?? 0)
  return Math.max(0, Number((1 - left.reduce((sum, share) => sum + share, 0)).toPrecision(12)))
}
