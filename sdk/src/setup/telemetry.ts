import { createLogging, describeLogging, type Logging } from '../logging/index.ts'
import { createMetrics, type Metrics } from '../metrics/index.ts'
import { createRedaction, type Redaction } from '../redaction/index.ts'
import type { Service } from '../service/index.ts'
import type { Framework } from './framework.ts'
import { internalErrors, type InternalError } from './internal-errors.ts'
import type { ObserveOptions } from './options.ts'

/** Metrics, traces and logs of one application, and what they share. */
export interface Telemetry {
  readonly metrics: Metrics
  readonly logging: Logging
  readonly redaction: Redaction
  readonly internalError: InternalError
  flush(deadlineMs: number): Promise<unknown>
}

export function createTelemetry(
  options: ObserveOptions,
  service: Service,
  framework: Framework,
): Telemetry {
  const redaction = createRedaction(options.redact)
  const logging = createLogging({
    service: service.name,
    logger: options.logger ?? framework.logger,
    level: process.env['LOG_LEVEL'],
    redaction,
  })
  const internalError = internalErrors(
    (where) => metrics.internalErrors.series(where).inc(),
    (where, error) => logging.log.error({ err: error }, `observability failed while ${where}`),
  )
  const metrics = createMetrics({
    service,
    registry: options.registry,
    internalError,
    warn: (message) => logging.log.warn(message),
  })
  describeLogging(metrics.families, logging)
  return {
    metrics,
    logging,
    redaction,
    internalError,
    flush: (deadlineMs) => logging.flush(deadlineMs),
  }
}
