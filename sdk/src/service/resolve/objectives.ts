import { defaults } from '../defaults.ts'
import type { ObjectiveDetectDefinition, ObjectivesDefinition } from '../definition.ts'
import { durationIn } from '../durations.ts'
import { objectiveName, sloId } from '../objective-names.ts'
import { parseRouteKey } from '../routes/key.ts'
import type { Checked } from '../rules/finding.ts'
import { availabilityOf, latencyOf, targetMs } from '../rules/scopes.ts'
import type { Detect, Objective, ObjectiveKind } from '../service.ts'

/**
 * A route with objectives of its own for a kind leaves the service's objective of that kind; its
 * list replaces the service's; what it does not name, it inherits.
 */
export function resolveObjectives(definition: Checked): Objective[] {
  const service = {
    availability: defaults.availability,
    latency: defaults.latency,
    ...definition.objectives,
  }
  const routes = Object.entries(definition.routes ?? {})
  return [
    ...scopeObjectives(definition, service, null),
    ...routes.flatMap(([key, route]) => scopeObjectives(definition, route.objectives ?? {}, key)),
  ]
}

function scopeObjectives(
  definition: Checked,
  written: ObjectivesDefinition,
  writtenKey: string | null,
): Objective[] {
  const scope = { value: written, path: [] }
  const route = writtenKey === null ? null : canonicalKey(writtenKey)
  const common = (kind: ObjectiveKind, value: Parameters<typeof objectiveName>[1] & Own) => {
    const name = objectiveName(kind, value)
    return {
      id: sloId(definition.name ?? defaults.name, name, route),
      name,
      ratio: value.ratio,
      route,
      except: route === null ? routesThatLeft(definition, kind) : [],
      detect: resolveDetect(definition, kind, value.detect),
      page: value.page ?? defaults.page,
    }
  }
  return [
    ...availabilityOf(scope).map(({ value }): Objective => ({
      kind: 'availability',
      ...common('availability', value),
      underMs: null,
    })),
    ...latencyOf(scope).map(({ value }): Objective => ({
      kind: 'latency',
      ...common('latency', value),
      underMs: targetMs(value),
    })),
  ]
}

interface Own {
  readonly detect?: ObjectiveDetectDefinition
  readonly page?: boolean
}

function canonicalKey(written: string): string {
  return parseRouteKey(written)?.key ?? written
}

/** How long a stream lasts says nothing, so a latency objective does not count streams either. */
function routesThatLeft({ routes = {} }: Checked, kind: ObjectiveKind): string[] {
  const left = Object.entries(routes).filter(
    ([, { objectives, stream }]) =>
      objectives?.[kind] !== undefined || (kind === 'latency' && stream === true),
  )
  return left.map(([key]) => canonicalKey(key))
}

function resolveDetect(
  { detect = {} }: Checked,
  kind: ObjectiveKind,
  own: ObjectiveDetectDefinition = {},
): Detect {
  const withinMinutes = own.withinMinutes ?? detect.withinMinutes
  const badFraction = own.badFraction ?? detect.badFraction?.[kind]
  return {
    withinMinutes: durationIn(withinMinutes ?? defaults.detect.withinMinutes, 'm') ?? 0,
    badFraction: badFraction ?? defaults.detect.badFraction[kind],
    declared: withinMinutes !== undefined || badFraction !== undefined,
  }
}
