import type {
  Counter,
  CounterSeries,
  Families,
  Gauge,
  GaugeSeries,
  Histogram,
  HistogramSeries,
} from '../metrics/index.ts'
import { coarseErrorType, ErrorTypes } from '../metrics/server/error-types.ts'
import { labels, metrics, other } from '../service/index.ts'

/** Jobs may take minutes, and messages may wait for hours. */
const edges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]
const waitEdges = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3_600, 14_400]

const processLabels = [
  labels.messagingSystem,
  labels.messagingDestination,
  labels.messagingOperation,
  labels.errorType,
] as const
const each = { labelNames: [labels.messagingDestination] } as const

/** All that is measured of one consumer. */
export interface ConsumerSeries {
  ended(errorType: string, seconds: number): void
  readonly active: GaugeSeries
  readonly retries: CounterSeries
  readonly deadLetters: CounterSeries
  readonly wait: HistogramSeries
  readonly lag: GaugeSeries
}

/** By https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/ where it has a word for it. */
export class ConsumerMetrics {
  readonly #durations: Histogram<typeof processLabels>
  readonly #active: Gauge<readonly [string]>
  readonly #retries: Counter<readonly [string]>
  readonly #deadLetters: Counter<readonly [string]>
  readonly #wait: Histogram<readonly [string]>
  readonly #lag: Gauge<readonly [string]>
  readonly #errorTypes = new ErrorTypes()

  constructor(families: Families) {
    this.#durations = families.histogram({
      name: metrics.processDuration,
      help: 'How long messages took to process, by how that ended.',
      unit: 'seconds',
      labelNames: processLabels,
      edges,
      fold: ([system = '', , operation = '', errorType = '']) => [
        system,
        other,
        operation,
        coarseErrorType(errorType),
      ],
    })
    this.#active = families.gauge({
      name: metrics.consumerActive,
      help: 'Messages that are being processed.',
      ...each,
    })
    this.#retries = families.counter({
      name: metrics.consumerRetries,
      help: 'Messages that were delivered again after an attempt that failed.',
      ...each,
    })
    this.#deadLetters = families.counter({
      name: metrics.deadLetters,
      help: 'Messages that were given up.',
      ...each,
    })
    this.#wait = families.histogram({
      name: metrics.consumerWait,
      help: 'How long messages waited, from when they were sent to when an attempt began.',
      unit: 'seconds',
      edges: waitEdges,
      ...each,
    })
    this.#lag = families.gauge({
      name: metrics.consumerLag,
      help: 'Messages that wait, or lie behind; NaN while that cannot be told.',
      ...each,
    })
  }

  of(destination: string, system: string): ConsumerSeries {
    const lag = this.#lag
    const ended = (errorType: string, seconds: number) => {
      const type = errorType === '' ? '' : this.#errorTypes.bounded(errorType)
      this.#durations.series(system, destination, 'process', type).observe(seconds)
    }
    return {
      ended,
      active: this.#active.series(destination),
      retries: this.#retries.series(destination),
      deadLetters: this.#deadLetters.series(destination),
      wait: this.#wait.series(destination),
      get lag() {
        return lag.series(destination)
      },
    }
  }
}
