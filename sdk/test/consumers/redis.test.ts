import { createRequire } from 'node:module'
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis'
import type { Redis as RedisClient } from 'ioredis'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Obs } from '../../src/index.ts'
import { byLabels, startService } from '../dependencies/support/service.ts'
import { redisMissing } from '../support/programs.ts'
import { useRedis } from '../support/redis.ts'
import { kinds, startSink, statusCodes, valuesOf } from '../tracing/support/sink.ts'
import { maxAttempts, Queue, type Message } from './support/stream.ts'

// An instrumentation is in place from here on: what it instruments must be loaded after it.
const instrumentation = new IORedisInstrumentation()
const { Redis } = createRequire(import.meta.url)('ioredis') as { Redis: typeof RedisClient }

const broker = useRedis(Redis)
let queues = 0

async function newQueue(): Promise<Queue> {
  const queue = new Queue(broker.client, `orders${(queues += 1)}`)
  await queue.create()
  return queue
}

/** What is told of a message of Redis streams. */
const told = {
  system: 'redis',
  id: ({ id }: Message) => id,
  attempt: ({ attempt }: Message) => attempt,
  maxAttempts,
  sentAt: ({ id }: Message) => Number(id.split('-')[0]),
}

function memoryLogger() {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>)
  return { logger: pino({ formatters: { level: (level) => ({ level }) } }, { write }), lines }
}

describe.skipIf(redisMissing)(`Redis streams${redisMissing ? `: ${redisMissing}` : ''}`, () => {
  it('Duration, outcome, retries, dead letters, waiting and lag are series of a consumer', async () => {
    const queue = await newQueue()
    const { obs, samples } = await startService(() => ({}))
    for (const body of ['good', 'good', 'flaky', 'bad']) await queue.send(body, {})
    const handle = obs.consume(
      'orders',
      ({ body, attempt }: Message) => {
        if (body === 'bad' || (body === 'flaky' && attempt === 1)) throw new RangeError(body)
        return body
      },
      { ...told, lag: () => queue.lag() },
    )
    await vi.waitFor(async () => {
      expect(byLabels(await samples(), 'obs_consumer_lag_messages')).toEqual({ orders: 4 })
    })
    await queue.work(handle)

    const all = await samples()
    expect(byLabels(all, 'messaging_process_duration_seconds_count')).toEqual({
      'redis orders process': 3,
      'redis orders process RangeError': 4,
    })
    expect(byLabels(all, 'obs_consumer_retries_total')).toEqual({ orders: 3 })
    expect(byLabels(all, 'obs_consumer_dead_letters_total')).toEqual({ orders: 1 })
    expect(byLabels(all, 'obs_consumer_wait_seconds_count')).toEqual({ orders: 7 })
    expect(byLabels(all, 'obs_consumer_active_messages')).toEqual({ orders: 0 })
    expect(await queue.deadLetters()).toBe(1)
    expect(await queue.lag()).toBe(0)
  })

  it('A message is part of the trace in which it was sent, in spans and in log lines', async () => {
    const sink = await startSink()
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
    onTestFinished(() => void vi.unstubAllEnvs())
    const queue = await newQueue()
    const { logger, lines: written } = memoryLogger()
    const { obs, url } = await startService(
      (handle: Obs) => ({ '/orders': () => queue.send('paid', handle.inject()) }),
      { instrumentations: [instrumentation], sampling: 'collector', logger },
    )
    const handle = obs.consume(
      'orders',
      async ({ body }: Message) => {
        obs.log.info(body)
        await broker.client.incr('orders:done')
        throw new RangeError('no stock for token=hunter2')
      },
      told,
    )
    await expect(handle({ id: '0-0', body: 'warm', headers: {}, attempt: 1 })).rejects.toThrow()
    const sent = await fetch(`${url}/orders`, { headers: { 'x-request-id': 'order-17' } })
    expect(sent.status).toBe(200)
    await queue.work(handle)
    await obs.flush()

    const request = sink.named('GET /orders')[0]!
    const processed = sink.named('process orders').filter((s) => s.traceId === request.traceId)
    expect(processed).toHaveLength(maxAttempts)
    const [first] = processed as [(typeof processed)[0]]
    expect(first.kind).toBe(kinds.consumer)
    expect(first.parentSpanId).toBe(request.spanId)
    expect(first).toMatchObject({
      links: [{ traceId: request.traceId, spanId: request.spanId }],
      status: { code: statusCodes.error },
    })
    expect(valuesOf(first.attributes)).toMatchObject({
      'messaging.system': 'redis',
      'messaging.destination.name': 'orders',
      'messaging.operation.type': 'process',
      'messaging.delivery.attempt': 1,
      'error.type': 'RangeError',
      request_id: 'order-17',
    })
    const incremented = sink
      .named('incr')
      .filter(({ parentSpanId }) => parentSpanId === first.spanId)
    expect(incremented).toHaveLength(1)
    expect(JSON.stringify(sink.spans)).not.toContain('hunter2')

    const ids = { trace_id: request.traceId, request_id: 'order-17' }
    const lines = written.filter(({ request_id: id }) => id === 'order-17')
    expect(lines.find(({ msg }) => msg === 'paid')).toMatchObject({ ...ids, span_id: first.spanId })
    const failures = lines.filter(({ msg }) => msg === 'message of orders failed')
    expect(failures).toHaveLength(maxAttempts)
    expect(failures[0]).toMatchObject({ ...ids, level: 'error', destination: 'orders', attempt: 1 })
    expect(failures.at(-1)).toMatchObject({ attempt: 3, dead_letter: true })
  })

  it('What a message asks of Redis is measured, and asking again and again is found', async () => {
    const { obs, samples } = await startService(() => ({}), { instrumentations: [instrumentation] })
    const handle = obs.consume('prices', async () => {
      for (let id = 1; id <= 11; id += 1) await broker.client.get(`price:${id}`)
    })
    await handle({})
    const all = await samples()
    const address = `127.0.0.1 ${broker.port}`
    expect(byLabels(all, 'db_client_operation_duration_seconds_count')).toEqual({
      [`redis get ${address}`]: 11,
    })
    expect(byLabels(all, 'obs_db_repeated_statements_total')).toEqual({ 'redis prices': 1 })
  })
})
