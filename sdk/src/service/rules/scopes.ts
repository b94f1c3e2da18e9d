import type {
  AvailabilityDefinition,
  LatencyDefinition,
  ObjectivesDefinition,
} from '../definition.ts'
import { defaults } from '../defaults.ts'
import { durationIn } from '../durations.ts'
import type { Path } from '../problem.ts'
import type { Checked } from './finding.ts'

/** A value and where it was written. */
export interface Placed<T> {
  readonly value: T
  readonly path: Path
}

/** Of a list or a single value, without the holes that wrong entries left. */
export function placed<T>(written: T | readonly T[] | undefined, path: Path): Placed<T>[] {
  if (!Array.isArray(written)) return written === undefined ? [] : [{ value: written as T, path }]
  const entries: (T | undefined)[] = written
  return entries.flatMap((value, at) =>
    value === undefined ? [] : [{ value, path: [...path, at] }],
  )
}

/** Where objectives are written: for the service, and for each route. */
export function objectiveScopes(definition: Checked): Placed<ObjectivesDefinition>[] {
  const routes = Object.entries(definition.routes ?? {}).flatMap(([key, route]) =>
    placed(route.objectives, ['routes', key, 'objectives']),
  )
  return [...placed(definition.objectives, ['objectives']), ...routes]
}

export function latencyOf({
  value,
  path,
}: Placed<ObjectivesDefinition>): Placed<LatencyDefinition>[] {
  return value.latency === false
    ? []
    : placed<LatencyDefinition>(value.latency, [...path, 'latency'])
}

export function availabilityOf({
  value,
  path,
}: Placed<ObjectivesDefinition>): Placed<AvailabilityDefinition>[] {
  const { availability } = value
  if (availability === undefined || availability === false) return []
  const written = typeof availability === 'number' ? { ratio: availability } : availability
  return [{ value: written, path: [...path, 'availability'] }]
}

export interface Target {
  readonly underMs: number
  /** Null where it is a default. */
  readonly path: Path | null
}

/** Every latency target that will hold: the written ones, and defaults where the service has none. */
export function latencyTargets(definition: Checked): Target[] {
  const written = objectiveScopes(definition).flatMap((scope) =>
    latencyOf(scope).map(({ value, path }) => ({ underMs: targetMs(value), path })),
  )
  const assumed = definition.objectives?.latency === undefined ? defaults.latency : []
  return [...assumed.map(({ underMs }) => ({ underMs, path: null })), ...written]
}

export function targetMs({ underMs }: LatencyDefinition): number {
  return durationIn(underMs, 'ms') ?? 0
}
