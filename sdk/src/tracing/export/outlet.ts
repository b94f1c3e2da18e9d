import type { Redaction } from '../../redaction/index.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Ended } from '../local-trace.ts'
import { encode } from '../otlp/encoded.ts'
import type { HeadSampler } from '../sampling/head.ts'
import { Clock } from '../spans/clock.ts'
import { describeReadable } from '../spans/describe-readable.ts'
import { describeRequest } from '../spans/describe-request.ts'
import { describeRecord, type Description } from '../spans/description.ts'
import type { Pump } from './pump.ts'

/** Takes spans in the place of a collector. */
export type CaptureSpan = (span: Description) => void

/**
 * The way out for what is kept. It is written down at once: then nothing of the request waits for
 * export with it, and no batch holds up the event loop.
 */
export class Outlet {
  readonly #redaction: Redaction
  readonly #head: HeadSampler
  readonly #pump: Pump
  readonly #capture: CaptureSpan | null
  readonly #clock = new Clock()

  constructor(redaction: Redaction, head: HeadSampler, pump: Pump, capture: CaptureSpan | null) {
    this.#redaction = redaction
    this.#head = head
    this.#pump = pump
    this.#capture = capture
  }

  request(exchange: Exchange, completion: Completion, failed: boolean): void {
    if (this.#refuses(failed)) return
    const state = this.#head.keptStateOf(exchange)
    this.#send(describeRequest(exchange, completion, state, this.#redaction), failed)
  }

  span(span: Ended, failed: boolean): void {
    if (this.#refuses(failed)) return
    const description =
      'spanContext' in span
        ? describeReadable(span, this.#redaction, this.#clock)
        : describeRecord(span, this.#redaction)
    this.#send(description, failed)
  }

  /** What there is no room for is not described in vain. */
  #refuses(failed: boolean): boolean {
    return this.#capture === null && this.#pump.refuses(failed)
  }

  #send(description: Description, failed: boolean): void {
    if (this.#capture !== null) this.#capture(description)
    else this.#pump.add(encode(description, this.#clock), failed)
  }
}
