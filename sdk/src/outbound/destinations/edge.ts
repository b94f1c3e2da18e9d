import type { HistogramSeries } from '../../metrics/index.ts'
import type { CallMetrics } from './metrics.ts'

/** What is measured of the calls to one dependency or host: its series, found by number. */
export class Edge {
  readonly address: string
  readonly port: string
  readonly dependency: string
  readonly #metrics: CallMetrics
  readonly #answered = new Map<number, HistogramSeries>()
  readonly #unanswered = new Map<string, HistogramSeries>()

  constructor(metrics: CallMetrics, address: string, port: string, dependency: string) {
    this.#metrics = metrics
    this.address = address
    this.port = port
    this.dependency = dependency
  }

  answered(method: number, status: number, seconds: number): void {
    const key = method * 1_000 + status
    let series = this.#answered.get(key)
    if (series === undefined) {
      series = this.#metrics.answered(this, method, status)
      this.#answered.set(key, series)
    }
    series.observe(seconds)
  }

  /** `errorType` is empty where the caller did not want the answer any more. */
  unanswered(method: number, errorType: string, seconds: number): void {
    const type = this.#metrics.bounded(errorType)
    const key = `${method} ${type}`
    let series = this.#unanswered.get(key)
    if (series === undefined) {
      series = this.#metrics.unanswered(this, method, type)
      this.#unanswered.set(key, series)
    }
    series.observe(seconds)
  }

  /** The answer was begun, and then did not come to its end. */
  broken(errorType: string): void {
    this.#metrics.broken(this, this.#metrics.bounded(errorType))
  }
}
