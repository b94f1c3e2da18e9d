import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import { Allowance } from './sampling/allowance.ts'
import type { Keeper } from './sampling/keep.ts'

/** One for each panel that somebody looks at, and then some. */
const markedPerSecond = 10

interface Setting {
  readonly keeper: Keeper
  /** Whether traces go anywhere. */
  readonly exports: boolean
  /** A collector chooses, not we. */
  readonly collectorChooses: boolean
  /** An OpenTelemetry of the application's own decides. */
  readonly isAdopted: () => boolean
}

/** Which requests' traces are kept, and which of those metrics may point at. */
export class Verdicts {
  readonly #setting: Setting
  /** A collector that chooses keeps what is marked, so no more is marked than it can keep. */
  readonly #marks: Allowance | null

  constructor(setting: Setting) {
    this.#setting = setting
    this.#marks = setting.collectorChooses ? new Allowance(markedPerSecond) : null
  }

  /** Asked first by whoever wants to point at the trace. */
  keeps(exchange: Exchange, completion: Completion): boolean {
    return (exchange.kept ??= this.#decide(exchange, completion))
  }

  /** Whether the trace is certain to be there for whoever follows a metric to it. */
  pointsAt(exchange: Exchange, completion: Completion): boolean {
    const kept = this.keeps(exchange, completion)
    exchange.pointedAt = kept && (completion.failed || this.#mayMark(completion))
    return exchange.pointedAt
  }

  #mayMark({ endedAt }: Completion): boolean {
    return this.#marks === null || this.#marks.take(endedAt)
  }

  #decide(exchange: Exchange, completion: Completion): boolean {
    const { isAdopted, exports, keeper } = this.#setting
    if (isAdopted()) return exchange.sampled === true
    return exports && keeper.keeps(exchange, completion)
  }
}
