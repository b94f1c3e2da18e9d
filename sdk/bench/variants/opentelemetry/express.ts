import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { startOpenTelemetry } from './start.ts'

startOpenTelemetry([new HttpInstrumentation(), new ExpressInstrumentation()])
