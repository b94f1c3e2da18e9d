import { EventEmitter } from 'node:events'
import {
  createContextKey,
  ROOT_CONTEXT,
  type Context,
  type ContextManagementToken,
  type ContextManager,
} from '@opentelemetry/api'
import type { Exchange } from '../../request/exchange.ts'
import { scopes, type Scope } from '../../request/scope.ts'

const exchangeKey = createContextKey('@obs-toolkit/sdk exchange')

export function exchangeIn(context: Context): Exchange | null {
  return (context.getValue(exchangeKey) as Exchange | undefined) ?? null
}

export function withExchange(context: Context, exchange: Exchange): Context {
  return context.setValue(exchangeKey, exchange)
}

/**
 * OpenTelemetry's contexts, kept in the one AsyncLocalStorage that the request has anyway. Until
 * somebody asks for its context, a request has none.
 */
export class ScopeContextManager implements ContextManager {
  readonly #contextOf: (exchange: Exchange) => Context

  /** `contextOf` makes the context in which a request's span is active. */
  constructor(contextOf: (exchange: Exchange) => Context) {
    this.#contextOf = contextOf
  }

  active(): Context {
    const scope = scopes.getStore()
    if (scope === undefined) return ROOT_CONTEXT
    return (scope.context ??=
      scope.exchange === null ? ROOT_CONTEXT : this.#contextOf(scope.exchange))
  }

  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    context: Context,
    run: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return scopes.run(scopeOf(context), () => run.apply(thisArg as ThisParameterType<F>, args))
  }

  bind<T>(context: Context, target: T): T {
    if (typeof target === 'function') return this.#bindFunction(context, target as never)
    if (target instanceof EventEmitter) this.#bindEmitter(context, target)
    return target
  }

  attach(context: Context): ContextManagementToken {
    const before = scopes.getStore()
    scopes.enterWith(scopeOf(context))
    return { dispose: () => scopes.enterWith(before as Scope) }
  }

  enable(): this {
    return this
  }

  /** The scopes belong to the requests, whatever becomes of OpenTelemetry. */
  disable(): this {
    return this
  }

  /** As long as the original: Express tells an error handler by its length. */
  #bindFunction<F extends (...args: never[]) => unknown>(context: Context, run: F): F {
    const scope = scopeOf(context)
    const bound = function (this: unknown, ...args: unknown[]): unknown {
      return scopes.run(scope, () => Reflect.apply(run, this, args))
    }
    Object.defineProperty(bound, 'length', { value: run.length, configurable: true })
    return bound as unknown as F
  }

  #bindEmitter(context: Context, emitter: EventEmitter): void {
    const emit = emitter.emit.bind(emitter)
    const scope = scopeOf(context)
    emitter.emit = (...event) => scopes.run(scope, () => emit(...event))
  }
}

/** What runs in a context of nobody's runs for the request that it was in all along. */
function scopeOf(context: Context): Scope {
  const scope = scopes.getStore()
  const exchange = exchangeIn(context) ?? scope?.exchange ?? null
  return { exchange, context, job: scope?.job ?? null }
}
