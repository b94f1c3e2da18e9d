import { bareEngine } from '../../support/bare-engine.ts'
import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { createOutbound, type OutboundOptions } from '../../../src/outbound/index.ts'
import { createRedaction } from '../../../src/redaction/index.ts'
import { begin } from '../../../src/request/begin.ts'
import type { Engine } from '../../../src/request/engine.ts'
import type { Exchange } from '../../../src/request/exchange.ts'
import { scopes } from '../../../src/request/scope.ts'
import { defineService, type ServiceDefinition } from '../../../src/service/index.ts'
import { createTracing, type SpanRecord, type Tracing } from '../../../src/tracing/index.ts'
import { quiet } from '../../../src/tracing/quiet.ts'
import { makeMetrics, samplesOf } from '../../metrics/support/metrics.ts'
import { listen } from '../../support/listen.ts'

export interface Options extends Pick<OutboundOptions, 'propagateTo' | 'limits'> {
  readonly dependencies?: ServiceDefinition['dependencies']
  readonly env?: Readonly<Record<string, string>>
}

/** A service that calls others. */
export interface Caller {
  readonly engine: Engine
  readonly spans: readonly SpanRecord[]
  readonly tracing: Tracing
  readonly ignored: readonly string[]
  /** Runs within a request that the service was really sent. */
  within<T>(run: () => Promise<T>, headers?: Record<string, string>): Promise<Done<T>>
  /** The calls that were measured, by their labels, times how often. */
  measured(): Promise<readonly Measured[]>
  /** Those whose answer broke off. */
  broken(): Promise<readonly Measured[]>
  close(): void
}

interface Done<T> {
  readonly exchange: Exchange
  readonly result: T
}

type Measured = Readonly<Record<string, string>> & { readonly count: string }

export function createCaller(options: Options = {}): Caller {
  const { metrics, failures } = makeMetrics()
  const service = defineService({ name: 'shop', dependencies: options.dependencies ?? {} })
  const internalError = (where: string, error: unknown) =>
    failures.push(`${where}: ${String(error)}`)
  const tracing = createTracing({
    service,
    version: null,
    sampling: { success: 1, slowMs: 1_000 },
    instrumentations: [],
    redaction: createRedaction(),
    warn: (message) => failures.push(message),
    internalError,
    env: options.env ?? {},
  })
  const spans: SpanRecord[] = []
  const outbound = createOutbound({
    ...options,
    service,
    families: metrics.families,
    tracing: {
      activeSpan: (scope) => tracing.activeSpan(scope),
      inject: (...of) => tracing.inject(...of),
      addSpan(scope, record) {
        spans.push(record)
        tracing.addSpan(scope, record)
      },
    },
    internalError,
  })
  const engine = bareEngine({
    service,
    observers: [metrics.requestMetrics, tracing],
    active: metrics.requestMetrics,
    internalError,
  })
  onTestFinished(() => {
    outbound.close()
    if (failures.length > 0) throw new Error(failures.join('\n'))
  })
  const countsOf = async (name: string): Promise<Measured[]> =>
    (await samplesOf(metrics))
      .filter((sample) => sample.name === name)
      .map(({ labels, value }) => ({ ...labels, count: String(value) }))
  return {
    engine,
    spans,
    tracing,
    ignored: outbound.ignored,
    within: (run, headers) => serveOne(engine, run, headers),
    measured: () => countsOf('http_client_request_duration_seconds_count'),
    broken: () => countsOf('obs_client_broken_answers_total'),
    close: () => outbound.close(),
  }
}

const outside = AsyncLocalStorage.snapshot()

/** What a test does that is not the service's doing. */
export function asNobody<T>(run: () => T): T {
  return outside(() => scopes.run(quiet, run))
}

async function serveOne<T>(
  engine: Engine,
  run: () => Promise<T>,
  headers: Record<string, string> = {},
): Promise<Done<T>> {
  const done = Promise.withResolvers<Done<T>>()
  const port = await listen((req, res) => {
    const exchange = begin(engine, req, res)
    exchange.reach(engine.routes.get('/'))
    const answer = async () => {
      const result = await run()
      await once(res.end(), 'close')
      return { exchange, result }
    }
    void scopes.run(exchange, () => answer().then(done.resolve, done.reject))
  })
  const asked = asNobody(() => fetch(`http://127.0.0.1:${port}/`, { headers }))
  const answered = asked.then((response) => response.text())
  const result = await done.promise
  await answered
  return result
}
