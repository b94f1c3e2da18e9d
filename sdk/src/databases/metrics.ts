import type { Counter, Families, Histogram } from '../metrics/index.ts'
import { coarseErrorType, ErrorTypes } from '../metrics/server/error-types.ts'
import { labels, metrics, other } from '../service/index.ts'
import type { Operation } from './operation.ts'

/** OpenTelemetry's advice for `db.client.operation.duration`, in seconds. */
const edges = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]

const operationLabels = [
  labels.databaseSystem,
  labels.databaseOperation,
  labels.databaseCollection,
  labels.databaseNamespace,
] as const
const durationLabels = [
  ...operationLabels,
  labels.serverAddress,
  labels.serverPort,
  labels.errorType,
] as const
const repeatLabels = [labels.databaseSystem, labels.route, labels.messagingDestination] as const

/** A database for each tenant, or tables named by date, must not fill the memory. */
const maxSeries = 1_000

/** By https://opentelemetry.io/docs/specs/semconv/database/database-metrics/ */
export class DatabaseMetrics {
  readonly #durations: Histogram<typeof durationLabels>
  readonly #slow: Counter<typeof operationLabels>
  readonly #repeated: Counter<typeof repeatLabels>
  readonly #errorTypes = new ErrorTypes()

  constructor(families: Families) {
    this.#durations = families.histogram({
      name: metrics.databaseDuration,
      help: 'How long operations of databases took, as OpenTelemetry instrumentations report them.',
      unit: 'seconds',
      labelNames: durationLabels,
      edges,
      maxSeries,
      fold: ([system = '', , , , , , errorType = '']) => [
        system,
        other,
        other,
        other,
        other,
        '',
        coarseErrorType(errorType),
      ],
    })
    this.#slow = families.counter({
      name: metrics.slowQueries,
      help: 'Operations of databases that took longer than a query should.',
      labelNames: operationLabels,
      maxSeries,
      fold: ([system = '']) => [system, other, other, other],
    })
    this.#repeated = families.counter({
      name: metrics.repeatedStatements,
      help: 'Statements that one request, or one message, sent again and again: N+1 queries.',
      labelNames: repeatLabels,
      maxSeries,
    })
  }

  ended(operation: Operation, seconds: number): void {
    const { system, name, collection, namespace, address, port, errorType } = operation
    const type = errorType === '' ? '' : this.#errorTypes.bounded(errorType)
    this.#durations
      .series(system, name, collection, namespace, address, port, type)
      .observe(seconds)
  }

  slow({ system, name, collection, namespace }: Operation): void {
    this.#slow.series(system, name, collection, namespace).inc()
  }

  repeated(system: string, route: string, destination: string): void {
    this.#repeated.series(system, route, destination).inc()
  }
}
