import { AsyncResource } from 'node:async_hooks'
import { scopes, type Scope } from '../../request/scope.ts'
import type { UndiciRequest } from './request.ts'

type Handled = UndiciRequest & { readonly [key: symbol]: unknown }

let handlerKey: symbol | undefined

/**
 * For whom a request is made. A request that waited for a connection of a limited pool is made when
 * another one ends, in that one's context (undici 6 and 7); its handler remembers the right one,
 * unless it is `fetch`'s.
 */
export function callerOf(request: UndiciRequest): Scope | null {
  const handler = handlerOf(request as Handled)
  const scope =
    handler instanceof AsyncResource ? handler.runInAsyncScope(currentScope) : currentScope()
  return scope ?? null
}

function currentScope(): Scope | undefined {
  return scopes.getStore()
}

/** Each copy of undici has a symbol of its own for it. */
function handlerOf(request: Handled): unknown {
  if (handlerKey === undefined || !(handlerKey in request)) {
    const keys = Object.getOwnPropertySymbols(request)
    handlerKey = keys.find(({ description }) => description === 'handler')
  }
  return handlerKey === undefined ? undefined : request[handlerKey]
}
