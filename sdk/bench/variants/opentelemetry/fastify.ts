import { FastifyOtelInstrumentation } from '@fastify/otel'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { startOpenTelemetry } from './start.ts'

startOpenTelemetry([
  new HttpInstrumentation(),
  new FastifyOtelInstrumentation({ registerOnInitialization: true }),
])
