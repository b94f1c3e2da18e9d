import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Description } from '../tracing/index.ts'
import { tee } from './tee.ts'
import { until } from './until.ts'
import type { Capture, Observed } from './capture.ts'
import { readLines } from './lines.ts'
import { zero } from './metrics.ts'
import { seenRequest, seenSpan, type SeenLog, type SeenRequest, type SeenSpan } from './seen.ts'

/** Tests that never reset shall not fill the memory. */
const maxKept = 10_000

const patienceMs = 5_000

/** Keeps what every observed application of the process says, until it is reset. */
export class Recorder implements Capture {
  readonly requests: SeenRequest[] = []
  readonly ended: SeenSpan[] = []
  readonly logs: SeenLog[] = []
  readonly observed: Observed[] = []
  readonly lines = { write: (text: string): void => readLines(text, (log) => keep(this.logs, log)) }

  readonly span = (span: Description): void => keep(this.ended, seenSpan(span))

  join(observed: Observed): void {
    this.observed.push(observed)
    tee(observed.log, this.lines)
  }

  completed(exchange: Exchange, completion: Completion): void {
    keep(this.requests, seenRequest(exchange, completion))
  }

  /** Until no request is in progress, and everything that was said of those before is here. */
  async settled(): Promise<void> {
    await Promise.all(this.observed.map(({ tracing }) => tracing.start()))
    const busy = () => this.observed.some(({ engine }) => engine.inProgress > 0)
    if (!(await until(() => !busy(), patienceMs))) {
      throw new Error(`A request is still in progress after ${patienceMs} ms.`)
    }
    await Promise.all(this.observed.map(({ tracing }) => tracing.flush(patienceMs)))
  }

  async reset(): Promise<void> {
    await this.settled()
    for (const { families } of this.observed) zero(families)
    for (const list of [this.requests, this.ended, this.logs]) list.length = 0
  }
}

function keep<T>(list: T[], item: T): void {
  list.push(item)
  if (list.length > maxKept) list.shift()
}
