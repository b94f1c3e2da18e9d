/** What is worked on where there is no request: one message of a queue. */
export interface Job {
  readonly traceId: string
  readonly spanId: string
  /** The id of the request that sent the message, else its own. */
  readonly requestId: string
  readonly requestIdHeader: string
  /** Where the message came from. */
  readonly destination: string
  /** For its span and the line that tells of its failure. */
  addFields(fields: Record<string, unknown>): void
}
