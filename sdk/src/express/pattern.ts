import { canonicalRoute, type RoutePath } from '../service/index.ts'
import { keepPattern, keptPattern, type Marked } from './marks.ts'
import type { Layer } from './shapes.ts'
import { unparse } from './unparse.ts'
import { pathname } from './url.ts'

/**
 * The template of a layer, as its author wrote it, in canonical form. `url` has the part that the
 * layer took, and perhaps a query: of a list of paths the template is the one that matches it.
 */
export function patternHere(layer: Marked, url: string | undefined): string {
  const kept = keptPattern(layer)
  if (kept !== undefined) return kept
  const pattern = patternOf(layer, pathname(url))
  if (!varies(layer)) keepPattern(layer, pattern)
  return pattern
}

function patternOf(layer: Layer, concrete: string): string {
  const syntax = layer.regexp === undefined ? 'express5' : 'express4'
  const written = writtenPath(layer)
  if (Array.isArray(written)) {
    return canonicalRoute(matching(layer, written.flat(Infinity), concrete), syntax)
  }
  if (written !== undefined) return canonicalRoute(written as RoutePath, syntax)
  if (layer.regexp === undefined) return canonicalRoute(probe(layer, concrete))
  return canonicalRoute(unparse(layer.regexp, layer.keys ?? [], concrete), syntax)
}

function writtenPath(layer: Layer): unknown {
  return layer.route?.path ?? layer.rawPath
}

/** Whether the same layer may have another template for another URL. */
function varies(layer: Layer): boolean {
  const written = writtenPath(layer)
  return Array.isArray(written) || written === undefined
}

/** Which of several paths it was: each is asked alone, by a layer of its own. */
function matching(layer: Layer, paths: unknown[], concrete: string): string | RegExp {
  const LayerClass = layer.constructor as new (
    path: unknown,
    options: { end: boolean; sensitive: boolean },
    handle: () => void,
  ) => Layer
  const options = { end: layer.route !== undefined, sensitive: false }
  const path = paths.find((one) => matches(new LayerClass(one, options, () => {}), concrete))
  return (path ?? paths[0]) as string | RegExp
}

export function matches(layer: Layer, concrete: string): boolean {
  try {
    return layer.match(concrete) !== false
  } catch {
    // A parameter that cannot be decoded; Express answers 400 before any route has it.
    return false
  }
}

/**
 * Routers of Express 5 before 2.3 remember neither path nor expression, only a matcher. What is a
 * parameter is found by asking it: a piece that can be replaced and comes back as the value.
 */
function probe(layer: Layer, concrete: string): string {
  if (!matches(layer, concrete)) return '*'
  const taken = layer.path ?? concrete
  const values = Object.entries(layer.params ?? {})
  return taken
    .split('/')
    .map((piece, index, pieces) => nameOfPiece(layer, values, pieces, piece, index))
    .join('/')
}

const token = 'obs-0-probe'

function nameOfPiece(
  layer: Layer,
  values: [string, unknown][],
  pieces: string[],
  piece: string,
  index: number,
): string {
  const replaced = pieces.with(index, token).join('/')
  if (piece === '' || !matches(layer, replaced)) return piece
  const name = Object.entries(layer.params ?? {}).find(([, value]) => holdsToken(value))?.[0]
  return name === undefined
    ? piece
    : Array.isArray(values.find(([n]) => n === name)?.[1])
      ? '*'
      : `:${name}`
}

function holdsToken(value: unknown): boolean {
  return value === token || (Array.isArray(value) && value.includes(token))
}
