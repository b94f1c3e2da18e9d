import { knownMethods } from '../vocabulary.ts'
import { canonicalRoute } from './canonical.ts'
import { parseTemplate } from './parse.ts'

export interface RouteKey {
  /** Method and canonical template, one space between them. */
  readonly key: string
  readonly method: string
  readonly path: string
}

/** Also the pattern of keys in the JSON Schema. */
export const routeKeyPattern: string = `^(${knownMethods.join('|')}) +[/*{]\\S*$`
const routeKey = new RegExp(routeKeyPattern)
const longestKey = 2_000

/** `GET /orders/:id` taken apart and made canonical; null if it is no such thing. */
export function parseRouteKey(written: string): RouteKey | null {
  if (written.length > longestKey || !routeKey.test(written)) return null
  const space = written.indexOf(' ')
  return routeKeyOf(written.slice(0, space), canonicalRoute(written.slice(space).trim()))
}

/** The key under which a route that is already canonical would be declared. */
export function routeKeyOf(method: string, path: string): RouteKey {
  return { key: `${method} ${path}`, method, path }
}

export interface RouteParam {
  readonly name: string
  readonly optional: boolean
}

/** The parameters of a template; a wildcard's name is `*`. */
export function routeParams(path: string): readonly RouteParam[] {
  return parseTemplate(path, 'canonical').flatMap((part) => paramsOf(part, false))
}

function paramsOf(part: ReturnType<typeof parseTemplate>[number], inGroup: boolean): RouteParam[] {
  if (part.kind === 'param') return [{ name: part.name, optional: part.optional || inGroup }]
  if (part.kind === 'wildcard') return [{ name: '*', optional: true }]
  return part.kind === 'group' ? part.parts.flatMap((each) => paramsOf(each, true)) : []
}
