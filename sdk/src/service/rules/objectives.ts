import { edgeSeconds } from '../buckets.ts'
import { defaults, limits } from '../defaults.ts'
import { durationIn } from '../durations.ts'
import { objectiveName, sloId } from '../objective-names.ts'
import { problem } from '../problem.ts'
import { parseRouteKey } from '../routes/key.ts'
import { finding } from './finding.ts'
import type { Rule } from './finding.ts'
import { availabilityOf, latencyOf, latencyTargets, objectiveScopes } from './scopes.ts'

export const objectivesHaveTheirOwnIds: Rule = (definition) => {
  const { name: service = defaults.name } = definition
  return objectiveScopes(definition).flatMap((scope) => {
    const written = scope.path[0] === 'routes' ? String(scope.path[1]) : null
    const route = written === null ? null : (parseRouteKey(written)?.key ?? written)
    const taken = new Set<string>()
    const named = [
      ...availabilityOf(scope).map((each) => ({ ...each, kind: 'availability' as const })),
      ...latencyOf(scope).map((each) => ({ ...each, kind: 'latency' as const })),
    ]
    return named.flatMap(({ kind, value, path }) => {
      const id = sloId(service, objectiveName(kind, value), route)
      if (taken.has(id)) return [finding('duplicate-objective', path, id)]
      taken.add(id)
      return []
    })
  })
}

/** The written time-out is what gives way: without it, one above every target stands in. */
export const targetsAreBelowTheTimeout: Rule = (definition) => {
  const timeoutMs = durationIn(definition.load?.timeoutMs ?? Infinity, 'ms')
  if (timeoutMs === null) return []
  const leaveOut = [['load', 'timeoutMs']]
  return latencyTargets(definition)
    .filter(({ underMs }) => underMs >= timeoutMs)
    .map(({ underMs, path }) => ({
      problem: problem('target-above-timeout', path ?? ['load', 'timeoutMs'], underMs, timeoutMs),
      leaveOut,
    }))
}

export const everyTargetHasABucket: Rule = (definition) => {
  const edges = new Set<number>()
  return latencyTargets(definition).flatMap(({ underMs, path }) => {
    const edge = edgeSeconds(underMs)
    if (path !== null && !edges.has(edge) && edges.size >= limits.edges) {
      return [finding('no-bucket', path, underMs, limits.edges)]
    }
    edges.add(edge)
    return []
  })
}
