import type { Layer, Router } from './shapes.ts'

// What a layer cannot say of itself, written on it: the router that it belongs to, what it is,
// and its template once that is known; and on a router how many of its layers are marked. Symbols,
// because a weak map is asked ten times as slowly.

const ownerMark: unique symbol = Symbol.for('@obs-toolkit/sdk/express/owner')
const kindMark: unique symbol = Symbol.for('@obs-toolkit/sdk/express/kind')
const patternMark: unique symbol = Symbol.for('@obs-toolkit/sdk/express/pattern')

/** `plain`: middleware for every path. Inner layers of a route bear no mark at all. */
type Kind = 'route' | 'mount' | 'plain'

export interface Marked extends Layer {
  [ownerMark]?: Router
  [kindMark]?: Kind
  [patternMark]?: string
}

const countMark: unique symbol = Symbol.for('@obs-toolkit/sdk/express/marked')

interface Counted extends Router {
  [countMark]?: number
}

/** Marks the layers of a router, also those added since. True where it is seen for the first time. */
export function markLayers(router: Counted): boolean {
  const { stack } = router
  const before = router[countMark]
  if (stack.length === before) return false
  router[countMark] = stack.length
  for (const layer of stack as Marked[]) {
    layer[ownerMark] = router
    layer[kindMark] = kind(layer)
  }
  return before === undefined || before === 0
}

function kind(layer: Layer): Kind {
  if (layer.route !== undefined) return 'route'
  return layer.slash === true || layer.regexp?.fast_slash === true ? 'plain' : 'mount'
}

export function kindOf(layer: Marked): Kind | undefined {
  return layer[kindMark]
}

export function ownerOf(layer: Marked): Router | undefined {
  return layer[ownerMark]
}

export function keptPattern(layer: Marked): string | undefined {
  return layer[patternMark]
}

export function keepPattern(layer: Marked, pattern: string): void {
  layer[patternMark] = pattern
}
