/** What the adapter of a framework knows and nobody else. */
export interface Framework {
  readonly name: string
  /** The application's own logger, where it has one. */
  readonly logger: object | undefined
  /** Whether it puts the request's id on its answers itself, as Fastify does at less cost. */
  readonly echoes: boolean
  /** Whether it answers requests: a worker does not. */
  readonly serves: boolean
  /** Closes it with its hooks; null where its servers are all that there is to close. */
  readonly close: (() => Promise<unknown>) | null
}
