import {
  ROOT_CONTEXT,
  trace,
  type Context,
  type ContextManager,
  type Span,
  type TextMapPropagator,
  type TracerProvider,
} from '@opentelemetry/api'
import { everythingRegistered } from '../registered.ts'

interface Registered {
  readonly trace?: TracerProvider
  readonly context?: ContextManager
  readonly propagation?: TextMapPropagator
}

/**
 * What is registered with OpenTelemetry's API, asked without its functions: they refuse, without a
 * word, what an older copy of the API has registered, and an application may well have an older one.
 */
function all(): Registered {
  return everythingRegistered()
}

/** Ours or the application's; one that does nothing where there is none. */
export function tracerProvider(): TracerProvider {
  return all().trace ?? trace.getTracerProvider()
}

export function propagator(): TextMapPropagator | undefined {
  return all().propagation
}

export function activeContext(): Context {
  return all().context?.active() ?? ROOT_CONTEXT
}

export function activeSpanHere(): Span | undefined {
  return trace.getSpan(activeContext())
}

export function runWithin<T>(context: Context, run: () => T): T {
  const manager = all().context
  return manager === undefined ? run() : manager.with(context, run)
}
