import type { Families } from '../metrics/index.ts'
import type { LineTarget } from '../logging/index.ts'
import type { Engine, Observer } from '../request/engine.ts'
import { shared } from '../shared.ts'
import type { CaptureSpan, Tracing } from '../tracing/index.ts'

/** What is told to a test, in place of a scraper, a collector and a reader of logs. */
export interface Capture extends Observer {
  readonly lines: LineTarget
  readonly span: CaptureSpan
  join(observed: Observed): void
}

/** One application that is observed while a test looks on. */
export interface Observed {
  readonly engine: Engine
  readonly families: Families
  readonly tracing: Tracing
  readonly log: object
}

/** Null unless the test kit is loaded. */
export const captured: { current: Capture | null } = shared('testing', () => ({ current: null }))
