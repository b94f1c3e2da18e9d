import type { Attributes, SpanContext, Tracer } from '@opentelemetry/api'
import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Sender } from './export/pump.ts'
import type { Scope } from '../request/scope.ts'
import type { LocalTrace } from './local-trace.ts'
import type { JobBeginning, JobSpan } from './job-span.ts'
import type { SpanRecord } from './record.ts'

export type SetHeader = (name: string, value: string) => void

/** What there is of OpenTelemetry once its packages are loaded. */
export interface Bridge {
  readonly tracer: Tracer
  /** Null where nothing is exported from here. */
  readonly sender: Sender | null
  /** Where the application has an OpenTelemetry of its own. */
  readonly adopted: Adoption | null
  /** The span that is active in a scope; null where that is the request's, or there is none. */
  activeSpan(scope: Scope): SpanContext | null
  /** The baggage that is active in a scope; undefined where it is as it came with the request. */
  baggage(scope: Scope): string | null | undefined
  /** The trace that the active span belongs to, where it is recorded here. */
  traceOf(scope: Scope): LocalTrace | null
  /** Notes something on the span that is active here, where one is. */
  addEvent(name: string, attributes: Attributes): void
  startJob(job: JobBeginning): JobSpan
  stop(): void
}

export interface Adoption {
  enter<T>(exchange: Exchange, run: () => T): T
  completed(exchange: Exchange, completion: Completion): void
  addSpan(exchange: Exchange, record: SpanRecord): void
  inject(set: SetHeader): void
}
