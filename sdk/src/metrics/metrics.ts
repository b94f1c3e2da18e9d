import { performance } from 'node:perf_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from '@prometheus-io/client'
import type { Service } from '../service/index.ts'
import { createRegistry } from './bridge/registry.ts'
import { answerScrape } from './exposition/answer.ts'
import type { Format } from './exposition/formats.ts'
import { end } from './exposition/lines.ts'
import { collect, ourTexts } from './exposition/ours.ts'
import { Scrapes, type Exposition } from './exposition/scrapes.ts'
import type { Counter } from './families/counter.ts'
import { Families } from './families/families.ts'
import { ForeignReader } from './foreign/reader.ts'
import { isRegistry, type ForeignRegistry } from './foreign/types.ts'
import { createSelfMetrics } from './self.ts'
import { createRequestMetrics, type IsKept, type RequestMetrics } from './server/index.ts'

export interface MetricsOptions {
  readonly service: Pick<Service, 'bucketEdgesSeconds'>
  /** Whether a request's trace is kept, and so may be pointed at. Without it: no exemplars. */
  readonly isKept?: IsKept
  /** The application's own, served along. */
  readonly registry?: object | undefined
  /** Where there are several processes: the metrics of all of them, or null. */
  readonly cluster?: () => Promise<Families | null>
  /** Takes a failure of ours; never throws. */
  readonly internalError: (where: string, error: unknown) => void
  /** Tells the developer; called once for each thing that there is to tell. */
  readonly warn: (message: string) => void
}

export interface Metrics {
  /** Where metrics are declared, the SDK's and the application's. */
  readonly families: Families
  readonly requestMetrics: RequestMetrics
  /** For whoever takes the SDK's failures. */
  readonly internalErrors: Counter<readonly [string]>
  /** All of it in a registry of `@prometheus-io/client`, which is loaded when first asked for. */
  readonly registry: Registry
  /** Answers a scrape, from the `Accept` and `Accept-Encoding` headers that it came with. */
  render(accept: string | undefined, acceptEncoding?: string): Exposition
  /** The same as a whole answer over HTTP; never rejects. */
  answer(req: IncomingMessage, res: ServerResponse): Promise<void>
}

export function createMetrics(options: MetricsOptions): Metrics {
  const { internalError } = options
  const families = new Families()
  const requestMetrics = createRequestMetrics(families, options.service, options.isKept ?? never)
  const self = createSelfMetrics(families)
  const foreign = new ForeignReader(families, { ...options, clash: self.clash })
  const theirs = usable(options)
  let ours: Registry | null = null

  async function* texts(format: Format): AsyncGenerator<string> {
    const all = (await options.cluster?.()) ?? families
    yield* ourTexts(all, format, internalError)
    if (theirs !== null) yield* foreign.texts(theirs, format)
    // The application may register metrics of its own in ours.
    if (ours !== null) yield* foreign.texts(ours, format)
    if (format.isOpenMetrics) yield end
  }

  function rendered(startedAt: number, failure: unknown): void {
    self.scrapeDuration.series().observe((performance.now() - startedAt) / 1_000)
    if (failure !== null) internalError('rendering metrics', failure)
  }

  const scrapes = new Scrapes({ texts, rendered })
  const render: Metrics['render'] = (accept, acceptEncoding) =>
    scrapes.answer(accept, acceptEncoding)
  return {
    families,
    requestMetrics,
    internalErrors: self.internalErrors,
    get registry() {
      return (ours ??= createRegistry(families, (family) => collect(family, internalError)))
    },
    render,
    answer: (req, res) => answerScrape(render, req, res),
  }
}

function usable({ registry, warn }: MetricsOptions): ForeignRegistry | null {
  if (registry === undefined || isRegistry(registry)) return registry ?? null
  warn(
    '`registry` is no registry of prom-client or @prometheus-io/client, and is not served along.',
  )
  return null
}

const never: IsKept = () => false
