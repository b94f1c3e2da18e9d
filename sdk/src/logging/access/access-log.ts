import type { Observer } from '../../request/engine.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Redaction } from '../../redaction/index.ts'
import { Budget } from './budget.ts'
import { detailsOf } from './details.ts'
import type { AccessWriter } from './writer.ts'

export interface AccessLimits {
  /** Lines of requests that did not fail. */
  readonly perSecond: number
  /** Of those that no route took, so that a scanner's lines do not bury the others. */
  readonly unmatchedPerSecond: number
  /** Failures beyond it have a line too, without stacks. */
  readonly stacksPerSecond: number
}

export const defaultLimits: AccessLimits = {
  perSecond: 20_000,
  unmatchedPerSecond: 20,
  stacksPerSecond: 100,
}

/** How often it is said that lines were left out. */
const tellMs = 10_000

/** One line for each request: all failures, and of the rest as many as there is room for. */
export class AccessLog implements Observer {
  readonly #writer: AccessWriter
  readonly #redaction: Redaction
  readonly #tell: (leftOut: number) => void
  readonly #ordinary: Budget
  readonly #unmatched: Budget
  readonly #stacks: Budget
  #told = 0
  #toldAt = 0

  constructor(
    writer: AccessWriter,
    redaction: Redaction,
    limits: AccessLimits,
    tell: (leftOut: number) => void,
  ) {
    this.#writer = writer
    this.#redaction = redaction
    this.#tell = tell
    this.#ordinary = new Budget(limits.perSecond)
    this.#unmatched = new Budget(limits.unmatchedPerSecond)
    this.#stacks = new Budget(limits.stacksPerSecond)
  }

  /** Lines left out so far. */
  get leftOut(): number {
    return this.#ordinary.leftOut + this.#unmatched.leftOut
  }

  completed(exchange: Exchange, completion: Completion): void {
    const { failed, endedAt } = completion
    const level = failed ? 'error' : 'info'
    if (!this.#writer.enabled(level)) return
    if (endedAt - this.#toldAt >= tellMs) this.tellLeftOut(endedAt)
    if (!failed && !this.#budgetOf(exchange).take(endedAt)) return
    const mayShowStack = () => this.#stacks.take(endedAt)
    const details = detailsOf(exchange, completion, this.#redaction, mayShowStack)
    this.#writer.write(level, exchange, completion, details)
  }

  tellLeftOut(now: number): void {
    this.#toldAt = now
    const { leftOut } = this
    if (leftOut === this.#told) return
    this.#tell(leftOut - this.#told)
    this.#told = leftOut
  }

  #budgetOf({ route }: Exchange): Budget {
    return route?.matched === true ? this.#ordinary : this.#unmatched
  }
}
