import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { readCarrier, type MessageHeaders } from '../correlation/carrier.ts'
import { Budget } from '../logging/index.ts'
import type { Families } from '../metrics/index.ts'
import { scopes } from '../request/scope.ts'
import type { Tracing } from '../tracing/index.ts'
import { Consumer, type ConsumerParts } from './consume.ts'
import { InProgress } from './in-progress.ts'
import { watchLag } from './lag.ts'
import { ConsumerMetrics } from './metrics.ts'
import { MessageReader, type ConsumeOptions } from './options.ts'

export type { ConsumeOptions, MessageHeaders }

/** A handler of messages, observed. */
export interface ObservedHandler<Args extends readonly unknown[], Result> {
  (...args: Args): Promise<Awaited<Result>>
  /** For messages that the application itself gives up: each is counted as a dead letter. */
  deadLettered(count?: number): void
}

export type Consume = <Args extends readonly [unknown, ...unknown[]], Result>(
  name: string,
  handler: (...args: Args) => Result,
  options?: ConsumeOptions<Args[0]>,
) => ObservedHandler<Args, Result>

/** Where a message came from. */
export interface Extracted {
  readonly traceId: string
  readonly spanId: string
  readonly sampled: boolean
}

export interface Consumers {
  readonly consume: Consume
  /** Adds the ids of what is going on to the headers of a message, which are returned. */
  readonly inject: <Headers extends Record<string, unknown>>(
    headers?: Headers,
  ) => Headers & Record<string, string>
  /** Undefined where a message carries no valid `traceparent`. */
  readonly extract: (headers: MessageHeaders | null | undefined) => Extracted | undefined
  /** Messages of all consumers that are in progress. */
  readonly inProgress: number
  /** Resolves when there is none. */
  idle(): Promise<void>
  close(): void
}

interface Parts {
  readonly families: Families
  readonly tracing: Tracing
  readonly log: Pick<Logger, 'error'>
  readonly requestIdHeader: string
  readonly internalError: (where: string, error: unknown) => void
}

/** Failures a second that are logged; all of them are counted. */
const linesPerSecond = 100

export function createConsumers(parts: Parts): Consumers {
  const { families, internalError, requestIdHeader } = parts
  const stops: (() => void)[] = []
  const shared = sharedBy(parts)
  let metrics: ConsumerMetrics | null = null

  function consume<Args extends readonly [unknown, ...unknown[]], Result>(
    name: string,
    handler: (...args: Args) => Result,
    options: ConsumeOptions<Args[0]> = {},
  ): ObservedHandler<Args, Result> {
    if (typeof handler !== 'function') {
      throw new TypeError(`obs.consume('${name}', …) takes a function that handles a message.`)
    }
    const told = (what: string) => (error: unknown) => internalError(`${what} of ${name}`, error)
    const series = (metrics ??= new ConsumerMetrics(families)).of(name, options.system ?? '')
    const read = new MessageReader(options, told('reading a message'))
    const consumer = new Consumer(shared, name, options.system ?? '', read, series)
    if (options.lag !== undefined) {
      stops.push(watchLag(options.lag, series.lag, told('reading the lag')))
    }
    return Object.assign((...args: Args) => consumer.process(args[0], () => handler(...args)), {
      deadLettered: (count = 1) => series.deadLetters.inc(count),
    })
  }

  return {
    consume,
    inject: injector(parts),
    extract(headers) {
      return readCarrier(headers ?? {}, requestIdHeader).parent ?? undefined
    },
    get inProgress() {
      return shared.inProgress.count
    },
    idle: () => shared.inProgress.none(),
    close() {
      for (const stop of stops) stop()
    },
  }
}

function sharedBy({ tracing, requestIdHeader, log }: Parts): ConsumerParts {
  const budget = new Budget(linesPerSecond)
  return {
    tracing,
    requestIdHeader,
    inProgress: new InProgress(),
    failed({ destination, fields }, error, about) {
      if (!budget.take(performance.now())) return
      log.error(
        { ...fields, ...about, destination, err: error },
        `message of ${destination} failed`,
      )
    },
  }
}

const nobody = { traceId: '0'.repeat(32), spanId: '0'.repeat(16) }

function injector({ tracing, requestIdHeader }: Parts): Consumers['inject'] {
  return <Headers extends Record<string, unknown>>(headers = {} as Headers) => {
    const all: Record<string, unknown> = headers
    const scope = scopes.getStore() ?? null
    const span = tracing.activeSpan(scope)
    // An OpenTelemetry of the application's own knows by itself where it is.
    if (span !== null || tracing.adopted !== null) {
      tracing.inject(scope, span ?? nobody, all, (carrier, name, value) => {
        carrier[name] = value
      })
    }
    const requestId = (scope?.exchange ?? scope?.job)?.requestId
    if (requestId !== undefined) all[requestIdHeader] = requestId
    return headers as Headers & Record<string, string>
  }
}
