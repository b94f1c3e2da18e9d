export type Framework = 'express' | 'fastify'

/** Resolves when all that was deferred (batches of spans, buffered lines) has left the process. */
export type Flush = () => Promise<unknown>

/** Instruments an application before its own middlewares and routes are added. */
export type Instrument<App> = (app: App) => void | Promise<void>

/** What a file in variants/express or variants/fastify exports. */
export interface VariantModule<App> {
  instrument: Instrument<App>
  flush?: Flush
}

/** The proof that a variant did its work; without it, nothing would be measured as cheap. */
export interface Evidence {
  /** A counter on `/metrics` that must equal the number of requests, summed over its series. */
  counter?: string
  /** Shares of the SERVER spans that must arrive at the collector. */
  spans?: { ofSuccesses: number; ofErrors: number }
  /** Log lines for each request on stdout. */
  lines?: number
}

export interface Variant {
  name: string
  /** In variants/<framework>. */
  module: string
  /** In variants: loaded with `--import`, before the application. */
  preload?: string
  env?: Record<string, string>
  evidence: Evidence
  /** What it may add: microseconds, and as a share of what the hand-assembled stack adds. */
  limit?: { microseconds: number; share: number }
  /** Milliseconds that it may add to the start. */
  startUpLimitMs?: number
}

export interface ScrapeVariant {
  name: string
  /** In variants/scrape. */
  module: string
  /** The stall that 99 of 100 scrapes may cause at most. */
  limitMs?: number
}
