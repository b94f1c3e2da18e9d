import { joinRoutes } from '../service/index.ts'
import { matches, patternHere } from './pattern.ts'
import { isRouter, type Layer, type Route, type Router } from './shapes.ts'

/**
 * The route that would have taken a request, found by walking the stack without running anything.
 * For a request that middleware ended (no session, a body that is no JSON) this is the route that
 * it was meant for: what a person wants to see it counted under.
 */
export function findRoute(router: Router, path: string, method: string): string | null {
  for (const layer of router.stack) {
    const found = layer.route === undefined ? below(layer, path, method) : at(layer, path, method)
    if (found !== null) return found
  }
  return null
}

/** Whether the application itself has a route that is written exactly so. */
export function hasRoute(router: Router, path: string): boolean {
  return findRoute(router, path, 'GET') === path
}

function at(layer: Layer, path: string, method: string): string | null {
  if (!matches(layer, path) || !handles(layer.route as Route, method)) return null
  return patternHere(layer, path)
}

function handles(route: Route, method: string): boolean {
  const asked = (name: string) => route._handlesMethod?.(name) ?? route._handles_method?.(name)
  return asked(method) === true || (method === 'HEAD' && asked('GET') === true)
}

function below(layer: Layer, path: string, method: string): string | null {
  const { handle } = layer
  if (!isRouter(handle)) return null
  const taken = prefixTaken(layer, path)
  if (taken === null) return null
  const rest = path.slice(taken.length)
  const found = findRoute(handle, rest.startsWith('/') ? rest : `/${rest}`, method)
  if (found === null) return null
  return taken === '' ? found : joinRoutes(patternHere(layer, taken), found)
}

/** The part of the path that a mounted layer takes; null where it does not match. */
function prefixTaken(layer: Layer, path: string): string | null {
  try {
    const match = layer.match(path)
    if (match === false) return null
    return typeof match === 'object' ? match.path : (layer.path ?? '')
  } catch {
    // A parameter that cannot be decoded; Express answers 400 before any route has it.
    return null
  }
}
