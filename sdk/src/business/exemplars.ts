import type { HistogramSeries } from '../metrics/index.ts'
import type { Observer } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import { currentExchange } from '../request/scope.ts'

interface Pending {
  readonly series: HistogramSeries
  readonly value: number
}

/** Of one request; the last of them are the likeliest to be looked for. */
const maxPending = 20

/**
 * An exemplar points at a trace, and whether it may is known when its request is over.
 * Until then what was observed in the request is remembered.
 */
export class Exemplars implements Observer {
  readonly #pending = new WeakMap<Exchange, Pending[]>()

  observed(series: HistogramSeries, value: number): void {
    const exchange = currentExchange()
    if (exchange === null || exchange.completed) return
    const pending = this.#pending.get(exchange)
    if (pending === undefined) this.#pending.set(exchange, [{ series, value }])
    else if (pending.push({ series, value }) > maxPending) pending.shift()
  }

  completed(exchange: Exchange): void {
    if (!exchange.pointedAt) return
    const pending = this.#pending.get(exchange) ?? []
    for (const { series, value } of pending) series.exemplify(value, exchange)
  }
}
