import { closing } from './balanced.ts'
import { parseTemplate } from './parse.ts'
import { printTemplate } from './print.ts'
import { parseRegex } from './regex.ts'
import type { RouteSyntax } from './syntax.ts'

/** What frameworks accept as the path of a route. */
export type RoutePath = string | RegExp | readonly RoutePath[]

/** Of a canonical template; it becomes a label value. */
const longestRoute = 200
const longestSource = 2_000
const mostAlternatives = 16
const cutMark = '/*'

/**
 * The canonical template of a path: what `http_route` says and what declared keys are compared by.
 * Never throws, and always gives a bounded, printable text that begins with a slash. For
 * registration time or a first dispatch, not for every request.
 */
export function canonicalRoute(path: RoutePath, syntax: RouteSyntax = 'canonical'): string {
  return printAlternatives(alternatives(path, syntax))
}

/** A template below a mount point or prefix, both in canonical form. */
export function joinRoutes(prefix: string, path: string): string {
  const below = splitAlternatives(path)
  const joined = splitAlternatives(prefix).flatMap((above) =>
    below.map((each) => joinTwo(above, each)),
  )
  return canonicalRoute(joined.slice(0, mostAlternatives))
}

function joinTwo(above: string, below: string): string {
  if (below === '/') return above
  return above === '/' ? below : above + below
}

function alternatives(path: RoutePath, syntax: RouteSyntax): string[] {
  if (Array.isArray(path)) {
    const paths: readonly unknown[] = path.slice(0, mostAlternatives).flat(3)
    return paths.slice(0, mostAlternatives).flatMap((each) => single(each, syntax))
  }
  return single(path, syntax)
}

function single(path: unknown, syntax: RouteSyntax): string[] {
  if (typeof path === 'string') {
    const source = path.slice(0, longestSource)
    const whole = syntax === 'fastify' || syntax === 'express5'
    return (whole ? [source] : splitAlternatives(source)).map((each) =>
      printTemplate(parseTemplate(each, syntax)),
    )
  }
  const source = regexSource(path)
  return source === null ? [] : parseRegex(source.slice(0, longestSource)).map(printTemplate)
}

/** Structural, because a regular expression may come from another realm. */
function regexSource(path: unknown): string | null {
  if (typeof path !== 'object' || path === null || !('source' in path)) return null
  return typeof path.source === 'string' ? path.source : null
}

/** At each `|` that stands in no bracket. */
function splitAlternatives(source: string): string[] {
  const found: string[] = []
  let start = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '(') at = Math.max(at, closing(source, at))
    else if (source[at] === '|') {
      found.push(source.slice(start, at))
      start = at + 1
    }
  }
  return [...found, source.slice(start)]
}

/** As many as fit; a `/*` stands for the rest. */
function printAlternatives(printed: readonly string[]): string {
  const distinct = [...new Set(printed.map(shorten))]
  const all = distinct.join('|')
  if (all.length <= longestRoute) return all === '' ? '/' : all
  const room = longestRoute - cutMark.length - 1
  const kept: string[] = []
  for (const each of distinct) if ([...kept, each].join('|').length <= room) kept.push(each)
  return [...new Set([...kept, cutMark])].join('|')
}

/** Cut at a slash outside of groups, so that what is left is a template too. */
function shorten(route: string): string {
  if (route.length <= longestRoute) return route
  let depth = 0
  let end = 0
  for (let at = 0; at <= longestRoute - cutMark.length; at++) {
    if (route[at] === '{') depth++
    if (route[at] === '}') depth--
    if (route[at] === '/' && depth === 0) end = at
  }
  return route.slice(0, end) + cutMark
}
