import { performance } from 'node:perf_hooks'
import { createConsumers, type Consumers } from '../consumers/index.ts'
import { Databases } from '../databases/index.ts'
import { createLogging, describeLogging, type Logging } from '../logging/index.ts'
import { Business } from '../business/index.ts'
import { createClusterWorker } from '../cluster/index.ts'
import { collect, createMetrics, type Metrics } from '../metrics/index.ts'
import { createOutbound, type OutboundHandle } from '../outbound/index.ts'
import { createRedaction, type Redaction } from '../redaction/index.ts'
import { createRuntime } from '../runtime/index.ts'
import type { Service } from '../service/index.ts'
import { captured } from '../testing/capture.ts'
import { createTracing, describeTracing, type Tracing } from '../tracing/index.ts'
import type { Framework } from './framework.ts'
import { internalErrors, type InternalError } from './internal-errors.ts'
import type { ObserveOptions } from './options.ts'
import { databaseSetting, headerSetting, samplingSetting } from './settings.ts'

/** Metrics, traces and logs of one application, and what they share. */
export interface Telemetry {
  readonly metrics: Metrics
  readonly business: Business
  readonly tracing: Tracing
  readonly logging: Logging
  readonly redaction: Redaction
  readonly outbound: OutboundHandle
  readonly consumers: Consumers
  readonly internalError: InternalError
  flush(deadlineMs: number): Promise<void>
  /** The same for the last time. */
  close(deadlineMs: number): Promise<void>
}

export function createTelemetry(
  options: ObserveOptions,
  service: Service,
  version: string | null,
  framework: Framework,
): Telemetry {
  const redaction = createRedaction(options.redact)
  const logging = createLogging({
    service: service.name,
    logger: options.logger ?? framework.logger,
    level: process.env['LOG_LEVEL'],
    redaction,
    activeSpan: (scope) => tracing.activeSpan(scope),
    ...(captured.current && { target: captured.current.lines }),
  })
  const warn = (message: string) => logging.log.warn(message)
  const internalError = internalErrors(
    (where) => metrics.internalErrors.series(where).inc(),
    (where, error) => logging.log.error({ err: error }, `observability failed while ${where}`),
  )
  const tracing = createTracing({
    service,
    version,
    // A test sees every span.
    sampling: captured.current
      ? 'collector'
      : samplingSetting(options.sampling, process.env['OBS_SAMPLING']),
    ...(captured.current && { capture: captured.current.span }),
    instrumentations: options.instrumentations ?? [],
    onClientSpan: (span) => databases.ended(span),
    redaction,
    warn,
    internalError,
  })
  const metrics = createMetrics({
    service,
    registry: options.registry,
    isKept: (exchange, completion) => tracing.pointsAt(exchange, completion),
    cluster: async () => (await worker?.all()) ?? null,
    internalError,
    warn,
  })
  const databases = new Databases(metrics.families, databaseSetting(options.databases))
  const business = new Business(metrics.families, service.bucketEdgesSeconds)
  const worker = createClusterWorker({
    name: service.name,
    families: metrics.families,
    collect: (family) => collect(family, internalError),
    warn,
    internalError,
  })
  if (worker !== null && options.registry !== undefined) {
    warn(
      '`registry` is not merged over the workers of a cluster: /metrics has that of one of them.',
    )
  }
  describeLogging(metrics.families, logging)
  describeTracing(metrics.families, tracing)
  const runtime = createRuntime({
    families: metrics.families,
    target: { service: service.name, version, framework: framework.name },
  })
  const consumers = createConsumers({
    families: metrics.families,
    tracing,
    log: logging.log,
    requestIdHeader: headerSetting(options.requestIdHeader),
    internalError,
  })
  const outbound = createOutbound({
    service,
    families: metrics.families,
    tracing,
    internalError,
    ...(options.propagateTo === undefined ? {} : { propagateTo: options.propagateTo }),
  })
  const writeLogs = (deadlineMs: number) => logging.flush(deadlineMs)
  return {
    metrics,
    business,
    tracing,
    logging,
    redaction,
    outbound,
    consumers,
    internalError,
    flush: (deadlineMs) => inTurn(deadlineMs, (ms) => tracing.flush(ms), writeLogs),
    close: async (deadlineMs) => {
      consumers.close()
      outbound.close()
      runtime.close()
      await inTurn(deadlineMs, (ms) => tracing.shutdown(ms), writeLogs)
    },
  }
}

type Step = (deadlineMs: number) => Promise<unknown>

/** Each has what those before it have left of the time. */
async function inTurn(deadlineMs: number, ...steps: readonly Step[]): Promise<void> {
  const end = performance.now() + deadlineMs
  for (const step of steps) await step(Math.max(0, end - performance.now()))
}
