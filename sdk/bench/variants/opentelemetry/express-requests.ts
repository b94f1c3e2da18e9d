import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { startOpenTelemetry } from './start.ts'

const { MIDDLEWARE, ROUTER } = ExpressLayerType

/** Tuned: no spans of middlewares and routers. */
startOpenTelemetry([
  new HttpInstrumentation(),
  new ExpressInstrumentation({ ignoreLayersType: [MIDDLEWARE, ROUTER] }),
])
