import { labels, parseRouteKey, unmatchedRoute } from '@obs-toolkit/sdk/service'
import type { Objective } from '@obs-toolkit/sdk/service'
import { oneOf } from './selector.ts'
import type { Matcher } from './selector.ts'

/** What of an objective says which requests it counts. */
export type Scoped = Pick<Objective, 'route' | 'except'>

/**
 * Which requests an objective counts, as alternatives that exclude each other. More than one where
 * routes have left the service's objective: of their paths, the methods that stayed still count.
 */
export function scopeOf(objective: Scoped): Scope {
  const known = scopes.get(objective)
  if (known !== undefined) return known
  const scope = alternatives(objective)
  scopes.set(objective, scope)
  return scope
}

type Scope = readonly (readonly Matcher[])[]

/** Every window of every rule asks. */
const scopes = new WeakMap<Scoped, Scope>()

function alternatives({ route, except }: Scoped): Scope {
  if (route !== null) return [routeMatchers(route)]
  const left = methodsThatLeft(except)
  if (left.size === 0) return [[[labels.route, '!=', unmatchedRoute]]]
  const paths = [...left.keys()]
  return [
    [[labels.route, '!~', oneOf([unmatchedRoute, ...paths])]],
    ...[...Map.groupBy(paths, (path) => oneOf(left.get(path)!))].map(
      ([methods, paths]): Matcher[] => [
        [labels.route, '=~', oneOf(paths)],
        [labels.method, '!~', methods],
      ],
    ),
  ]
}

function routeMatchers(key: string): Matcher[] {
  const { method, path } = keyParts(key)
  return [
    [labels.method, '=', method],
    [labels.route, '=', path],
  ]
}

function methodsThatLeft(keys: readonly string[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const key of keys) {
    const { method, path } = keyParts(key)
    methods.set(path, [...(methods.get(path) ?? []), method].toSorted())
  }
  return methods
}

/** A resolved declaration holds canonical keys only. */
function keyParts(key: string): { method: string; path: string } {
  const parts = parseRouteKey(key)
  if (parts === null) throw new TypeError(`not a route key: ${key}`)
  return parts
}
