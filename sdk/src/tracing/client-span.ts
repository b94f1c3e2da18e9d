import type { Attributes, AttributeValue } from '@opentelemetry/api'
import type { Exchange } from '../request/exchange.ts'
import type { Job } from '../request/job.ts'

/** A client's span that an instrumentation made, as it ends: something may still be added to it. */
export interface ClientSpan {
  readonly attributes: Attributes
  readonly failed: boolean
  /** Attributes of the exception that was recorded on it. */
  readonly exception: Attributes
  readonly durationSeconds: number
  /** What it was made for. */
  readonly work: Exchange | Job | null
  setAttribute(key: string, value: AttributeValue): void
}

/** Says whether it was of interest; then the span above it is not asked about. */
export type OnClientSpan = (span: ClientSpan) => boolean
