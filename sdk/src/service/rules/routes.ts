import { problem } from '../problem.ts'
import { parseRouteKey, routeParams } from '../routes/key.ts'
import { suggest } from '../suggest.ts'
import type { Rule } from './finding.ts'
import { finding } from './finding.ts'

export const routesAreDistinct: Rule = ({ routes = {} }) => {
  const first = new Map<string, string>()
  return Object.keys(routes).flatMap((written) => {
    const key = parseRouteKey(written)?.key ?? written
    const before = first.get(key)
    first.set(key, before ?? written)
    if (before === undefined) return []
    return [finding('duplicate-route', ['routes', written], written, before)]
  })
}

export const sharesAddUp: Rule = ({ routes = {} }) => {
  const shares = Object.entries(routes).flatMap(([key, { share = 0 }]) =>
    share > 0 ? [{ key, share }] : [],
  )
  const sum = Number(shares.reduce((total, { share }) => total + share, 0).toPrecision(9))
  if (sum <= 1) return []
  const leaveOut = shares.map(({ key }) => ['routes', key, 'share'])
  return [{ problem: problem('shares-over-one', ['routes'], sum), leaveOut }]
}

export const streamsHaveNoLatency: Rule = ({ routes = {} }) =>
  Object.entries(routes).flatMap(([key, { stream, objectives }]) => {
    const latency = objectives?.latency
    if (stream !== true || latency === undefined || latency === false) return []
    return [finding('stream-latency', ['routes', key, 'objectives', 'latency'])]
  })

/** Without an example a route is only measured; with one, it can be called. */
export const examplesFillTheirRoute: Rule = ({ routes = {} }) =>
  Object.entries(routes).flatMap(([key, { example }]) => {
    if (example === undefined) return []
    const params = routeParams(parseRouteKey(key)?.path ?? '/')
    const given = Object.keys(example.params ?? {})
    const at = ['routes', key, 'example']
    const names = params.map(({ name }) => name)
    const unknown = given
      .filter((name) => !names.includes(name))
      .map((name) => ({ name, meant: suggest(name, names) }))
    const found = new Set([...given, ...unknown.map(({ meant }) => meant)])
    const missing = params.filter(({ name, optional }) => !optional && !found.has(name))
    return [
      ...unknown.map(({ name, meant }) => ({
        problem: problem('unknown-param', [...at, 'params', name], name, meant, names),
        leaveOut: [at],
      })),
      ...missing.map(({ name }) => finding('missing-param', at, name)),
    ]
  })
