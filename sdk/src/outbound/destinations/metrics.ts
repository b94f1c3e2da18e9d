import type { Counter, Families, Histogram, HistogramSeries } from '../../metrics/index.ts'
import { coarseErrorType, ErrorTypes } from '../../metrics/server/error-types.ts'
import { labels, metrics, other, selfMetrics, type Service } from '../../service/index.ts'
import { methodName } from './methods.ts'

const labelNames = [
  labels.method,
  labels.serverAddress,
  labels.serverPort,
  labels.dependency,
  labels.status,
  labels.errorType,
] as const

const brokenLabelNames = [
  labels.serverAddress,
  labels.serverPort,
  labels.dependency,
  labels.errorType,
] as const

/** Hosts are bounded before; this many would take a hundred of them with fifty outcomes each. */
const maxSeries = 5_000

/** Whom a call went to, as labels. */
export interface Labelled {
  readonly address: string
  readonly port: string
  readonly dependency: string
}

/**
 * Calls are timed from their beginning to the headers of the answer: an answer whose body is never
 * read would have no end. What breaks afterwards is counted beside them.
 */
export class CallMetrics {
  readonly #durations: Histogram<typeof labelNames>
  readonly #broken: Counter<typeof brokenLabelNames>
  readonly #errorTypes = new ErrorTypes()

  constructor(families: Families, { bucketEdgesSeconds }: Pick<Service, 'bucketEdgesSeconds'>) {
    this.#durations = families.histogram({
      name: metrics.clientDuration,
      help: 'How long calls to other services took, from their beginning to the headers of the answer.',
      unit: 'seconds',
      labelNames,
      edges: bucketEdgesSeconds,
      maxSeries,
      fold,
    })
    this.#broken = families.counter({
      name: selfMetrics.brokenAnswers,
      help: 'Answers of other services that were begun and then failed before their end.',
      labelNames: brokenLabelNames,
      maxSeries,
    })
  }

  bounded(errorType: string): string {
    return errorType === '' ? '' : this.#errorTypes.bounded(errorType)
  }

  /** By the conventions, 4xx is an error to the one who called. */
  answered(to: Labelled, method: number, status: number): HistogramSeries {
    const label = String(status)
    return this.#series(to, method, label, status >= 400 ? label : '')
  }

  unanswered(to: Labelled, method: number, errorType: string): HistogramSeries {
    return this.#series(to, method, '', errorType)
  }

  broken({ address, port, dependency }: Labelled, errorType: string): void {
    this.#broken.series(address, port, dependency, errorType).inc()
  }

  #series(
    { address, port, dependency }: Labelled,
    method: number,
    status: string,
    errorType: string,
  ): HistogramSeries {
    return this.#durations.series(methodName(method), address, port, dependency, status, errorType)
  }
}

/** Which dependency it was, and whether it was well, stays known the longest. */
function fold([method = '', , , dependency = '', status = '', errorType = '']: readonly string[]) {
  const failedStatus = status !== '' && errorType === status
  const coarse = status === '' ? '' : `${status.charAt(0)}xx`
  return [method, other, '', dependency, coarse, failedStatus ? coarse : coarseErrorType(errorType)]
}
