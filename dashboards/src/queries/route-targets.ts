import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import type { ObjectiveKind, Service } from '@obs-toolkit/sdk/service'
import { oneOf } from '@obs-toolkit/alerts/sli'
import { idsOf } from './objectives.ts'
import { ofRules } from './recorded.ts'

/** Targets in seconds of the chosen route: its own, else the service's; null where none is. */
export function targetsOfRoute(service: Service): string | null {
  return ownOrService(service, 'latency', recorded.latencyTarget)
}

/** The part that may fail on the chosen route. */
export function allowedOnRoute(service: Service): string | null {
  const target = ownOrService(service, 'availability', recorded.objective)
  return target === null ? null : `1 - (${target})`
}

/** A route with objectives of its own for a kind has left the service's. */
function ownOrService(service: Service, kind: ObjectiveKind, series: string): string | null {
  const ofKind = service.objectives.filter((objective) => objective.kind === kind)
  const ofService = ofKind.filter(({ route }) => route === null)
  const ofRoutes = ofKind.filter(({ route }) => route !== null)
  const parts = [
    ...(ofRoutes.length > 0 ? [ownOf(service, series, ofRoutes)] : []),
    ...(ofService.length > 0 ? [ofRules(service, series, [idsOf(ofService)])] : []),
  ]
  return parts.length === 0 ? null : parts.join(' or on () ')
}

/** An id of a route's objective ends in its key: `orders/latency-p99/POST /orders`. */
function ownOf(
  service: Service,
  series: string,
  objectives: readonly { readonly name: string }[],
): string {
  const names = oneOf([...new Set(objectives.map(({ name }) => name))].toSorted())
  const ids = `${service.name}/(${names})/($method) ($route)`
  return ofRules(service, series, [[alertLabels.sloId, '=~', ids]])
}
