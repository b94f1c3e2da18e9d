import type { Counter, Families } from '../metrics/index.ts'
import { ErrorTypes } from '../metrics/server/error-types.ts'
import { failureType } from '../outbound/calls/failure.ts'
import type { Redaction } from '../redaction/index.ts'
import { labels, metrics } from '../service/index.ts'
import type { Tracing } from '../tracing/index.ts'

export interface Retry {
  /** Why the attempt before it failed. */
  readonly error?: unknown
  /** Which attempt comes now; the first retry is 2. */
  readonly attempt?: number
  /** How long is waited before it. */
  readonly delayMs?: number
}

export type NoteRetry = (dependency: string, retry?: Retry) => void

/** Names of what is called again come from code; the types of errors are bounded on their own. */
const maxSeries = 1_000

/** Counted with the first retry, so that a service without any shows none. */
export function createRetries(
  families: Families,
  tracing: Pick<Tracing, 'addEvent'>,
  redaction: Pick<Redaction, 'error'>,
): NoteRetry {
  const errorTypes = new ErrorTypes()
  let retries: Counter<readonly [string, string]> | null = null
  return (dependency, { error, attempt, delayMs } = {}) => {
    const type = error === undefined ? '' : errorTypes.bounded(failureType(error) ?? 'cancelled')
    retries ??= describe(families)
    retries.series(dependency, type).inc()
    tracing.addEvent('retry', {
      dependency,
      ...(attempt !== undefined && { attempt }),
      ...(delayMs !== undefined && { delay_ms: delayMs }),
      ...(error !== undefined && {
        'exception.type': type,
        'exception.message': redaction.error(error, false).message,
      }),
    })
  }
}

function describe(families: Families): Counter<readonly [string, string]> {
  return families.counter({
    name: metrics.retries,
    help: 'Calls that were made again, by why the attempt before failed.',
    labelNames: [labels.dependency, labels.errorType],
    maxSeries,
  })
}
