import { routeParams } from '@obs-toolkit/sdk/service'
import type { Example, Route, Service } from '@obs-toolkit/sdk/service'
import { pathParts } from './path.ts'
import type { PlannedRequest } from './plan.ts'
import type { Refusal } from './refusal.ts'

const bare: Example = {
  params: {},
  query: {},
  headers: {},
  expect: { status: null, contentType: null, includes: null },
  data: null,
}

/** One request for each declared route that gets traffic. */
export function requestsOf(service: Service, resolve: (path: string) => string): Planned {
  const loaded = service.routes.filter((route) => route.share > 0 && !endless(route))
  const without = loaded.filter((route) => exampleOf(route) === null)
  if (without.length > 0) return { requests: [], refusals: without.map(noExample) }
  if (loaded.length === 0) return { requests: [], refusals: [noRoutes(service.name)] }
  const total = loaded.reduce((sum, { share }) => sum + share, 0)
  return {
    refusals: [],
    requests: loaded.map((route) => requestOf(route, service, route.share / total, resolve)),
  }
}

interface Planned {
  readonly requests: readonly PlannedRequest[]
  readonly refusals: readonly Refusal[]
}

/** A stream is only opened where somebody wrote how. */
function endless({ stream, example }: Route): boolean {
  return stream && example === null
}

function exampleOf(route: Route): Example | null {
  return route.example ?? (needsExample(route) ? null : bare)
}

/** A GET without parameters is known from its route. */
export function needsExample({ method, path }: Route): boolean {
  const reads = method === 'GET' || method === 'HEAD'
  return !reads || routeParams(path).some(({ optional }) => !optional)
}

function requestOf(
  route: Route,
  { load }: Service,
  share: number,
  resolve: (path: string) => string,
): PlannedRequest {
  const { params, query, headers, expect, data, ...rest } = exampleOf(route)!
  return {
    key: route.key,
    method: route.method,
    path: pathParts(route.path, params),
    share: Number(share.toPrecision(12)),
    params,
    query,
    headers: { ...load.headers, ...headers },
    ...('body' in rest ? { body: rest.body } : {}),
    expect,
    data: data === null ? null : resolve(data),
  }
}

function noExample({ key, path }: Route): Refusal {
  const [first] = routeParams(path)
  const example = first ? `{ params: { ${first.name}: ['1', '2'] } }` : `{ body: { … } }`
  return {
    code: 'no-example',
    message: `${key} has no example, so it cannot be requested`,
    remedy: `Write one: \`'${key}': { example: ${example} }\`, or give the route \`share: 0\`.`,
  }
}

function noRoutes(name: string): Refusal {
  return {
    code: 'no-routes',
    message: `${name} declares no route that gets traffic`,
    remedy:
      "Declare what is requested, as `routes: { 'GET /orders': { share: 1 } }`, or bring a k6 " +
      'script of your own with `--script FILE`.',
  }
}
