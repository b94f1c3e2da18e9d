import { declarerOf } from '../declarer.ts'
import type { Router } from './shapes.ts'
import { watchError, watchLayer, watchRouter, type Method } from './watch.ts'

const patched = Symbol.for('@obs-toolkit/sdk/express/patched')

/**
 * Patches the classes that this router is made of, once for each copy of Express in the process:
 * the two places through which every request passes. Requests that no engine has begun go
 * straight through.
 */
export function patchClassesOf(router: Router): void {
  // In Express 4 it is the exported `Router` itself.
  const routerClass = declarerOf(router, 'handle')
  if (routerClass !== undefined) patchOnce(routerClass, 'handle', watchThisRouter)
  const [layer] = router.stack
  if (layer !== undefined) patchLayers(Object.getPrototypeOf(layer) as object)
}

/** A class as its module exports it: `Router` of Express 4 is its own prototype. */
export function patchClasses(exported: { readonly prototype?: object }): void {
  for (const owner of [exported, exported.prototype]) {
    if (owner === undefined) continue
    if (Object.hasOwn(owner, 'handle') && Object.hasOwn(owner, 'route')) {
      patchOnce(owner, 'handle', watchThisRouter)
    }
    patchLayers(owner)
  }
}

function watchThisRouter(original: Method): Method {
  return watchRouter(original, patchClassesOf)
}

function patchLayers(layerClass: object): void {
  // Two names for each: Express 5, Express 4.
  for (const name of ['handleRequest', 'handle_request']) patchOnce(layerClass, name, watchLayer)
  for (const name of ['handleError', 'handle_error']) patchOnce(layerClass, name, watchError)
}

function patchOnce(owner: object, name: string, watch: (original: Method) => Method): void {
  const methods = owner as Record<string, unknown>
  const original = methods[name] as (Method & { [patched]?: true }) | undefined
  if (typeof original !== 'function' || original[patched] === true) return
  methods[name] = Object.assign(watch(original), { [patched]: true })
}
