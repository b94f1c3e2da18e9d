import type { Scope } from '../request/scope.ts'
import { isQuiet } from '../tracing/index.ts'

/** OpenTelemetry's mark on what its exporters send: https://github.com/open-telemetry/opentelemetry-js */
const suppressed = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING')

/** Our own traffic, and that of any exporter: observing it would make more of it. */
export function isUnobserved(scope: Scope | null): boolean {
  return isQuiet() || scope?.context?.getValue(suppressed) === true
}
