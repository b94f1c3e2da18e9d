import { newSpanId, newTraceId } from '../correlation/ids.ts'
import type { Carried } from '../correlation/carrier.ts'
import type { Job } from '../request/job.ts'
import type { JobSpan } from '../tracing/index.ts'

/** One delivery of one message: what its log lines, calls and queries are part of. */
export class MessageJob implements Job {
  readonly traceId: string
  readonly spanId: string
  readonly requestId: string
  readonly requestIdHeader: string
  readonly destination: string
  readonly fields: Record<string, unknown> = {}

  /** Without a span its ids are made here: lines are still told apart, and known in the sender's log. */
  constructor(
    destination: string,
    requestIdHeader: string,
    { parent, requestId }: Carried,
    span: JobSpan | null,
  ) {
    this.destination = destination
    this.requestIdHeader = requestIdHeader
    this.requestId = requestId
    this.traceId = span?.traceId ?? parent?.traceId ?? newTraceId()
    this.spanId = span?.spanId ?? newSpanId()
  }

  addFields(fields: Record<string, unknown>): void {
    Object.assign(this.fields, fields)
  }
}
