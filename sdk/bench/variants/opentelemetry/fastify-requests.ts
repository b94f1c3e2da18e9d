import { FastifyOtelInstrumentation } from '@fastify/otel'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { startOpenTelemetry } from './start.ts'

/** Tuned: no spans of hooks. */
startOpenTelemetry([
  new HttpInstrumentation(),
  new FastifyOtelInstrumentation({ registerOnInitialization: true, instrumentHooks: false }),
])
