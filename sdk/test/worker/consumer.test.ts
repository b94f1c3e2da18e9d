import { createRequire } from 'node:module'
import type { Redis as RedisClient } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { Queue } from '../consumers/support/stream.ts'
import { byLabels } from '../dependencies/support/service.ts'
import { Program, statusOf } from '../lifecycle/support/program.ts'
import { parseExposition } from '../metrics/support/parse.ts'
import { redisMissing } from '../support/programs.ts'
import { useRedis } from '../support/redis.ts'
import { startSink, valuesOf } from '../tracing/support/sink.ts'

const { Redis } = createRequire(import.meta.url)('ioredis') as { Redis: typeof RedisClient }
const fixture = new URL('./fixtures/consumer.ts', import.meta.url)

const broker = useRedis(Redis)

const start = (env: Record<string, string>) =>
  new Program(fixture, {
    env: { REDIS_PORT: `${broker.port}`, OBS_ADMIN_PORT: '0', NODE_ENV: 'production', ...env },
  })

async function adminUrl(program: Program): Promise<string> {
  const { msg } = await program.lineThat(({ msg: text }) => /health are on/.test(text))
  return `http://127.0.0.1:${/:(\d+)$/.exec(msg)?.[1]}`
}

async function unacknowledged(): Promise<number> {
  const [count] = (await broker.client.xpending('orders', 'workers')) as [number]
  return count
}

describe.skipIf(redisMissing)(`a worker on Redis${redisMissing ? `: ${redisMissing}` : ''}`, () => {
  it('is ready, measured, traced and logged, and ends when its message is done', async () => {
    await broker.client.flushall()
    const sink = await startSink()
    const program = start({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, CLOSE: '1' })
    const url = await adminUrl(program)
    await program.until(async () => (await statusOf(`${url}/readyz`)) === 200, 'it is ready')
    expect(await statusOf(`${url}/startupz`)).toBe(200)
    expect(await statusOf(`${url}/livez`)).toBe(200)

    const queue = new Queue(broker.client, 'orders')
    for (const body of ['good', 'bad', 'slow']) await queue.send(body, {})
    await program.until(() => program.said.includes('slow begun'), 'a message is in progress')
    const samples = parseExposition(await (await fetch(`${url}/metrics`)).text())
    expect(byLabels(samples, 'obs_consumer_active_messages')).toEqual({ orders: 1 })
    expect(byLabels(samples, 'messaging_process_duration_seconds_count')).toEqual({
      'redis orders process': 1,
      'redis orders process RangeError': 1,
    })
    expect(byLabels(samples, 'obs_health_check_up')).toEqual({ redis: 1 })

    program.child.kill('SIGTERM')
    await program.until(async () => (await statusOf(`${url}/readyz`)) === 503, 'it is not ready')
    expect(await program.ended).toEqual({ code: 0, signal: null })

    expect(program.said.slice(-2)).toEqual(['consumer closed', 'redis closed'])
    const line = await program.lineThat(({ msg }) => msg === 'shipped')
    expect(program.log.map(({ msg }) => msg).filter((msg) => /failed/.test(msg))).toContain(
      'observability failed while closing what onShutdown was given',
    )
    const last = sink.named('process orders').find(({ traceId }) => traceId === line.trace_id)
    expect(valuesOf(last!.attributes)).toMatchObject({ 'messaging.destination.name': 'orders' })
    expect(program.errors).toBe('')
  })

  it('lets the message in progress finish also where nobody closes the consumer', async () => {
    await broker.client.flushall()
    const program = start({})
    await adminUrl(program)
    await new Queue(broker.client, 'orders').send('slow', {})
    await program.until(() => program.said.includes('slow begun'), 'a message is in progress')
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.log.map(({ msg }) => msg)).toContain('shipped')
  })

  it('is cut at the deadline where a message hangs, says so, and leaves it to the broker', async () => {
    await broker.client.flushall()
    const program = start({ CLOSE: '1', DEADLINE_MS: '800' })
    await adminUrl(program)
    await new Queue(broker.client, 'orders').send('hang', {})
    await program.until(() => program.said.includes('hang begun'), 'the message hangs')
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 143, signal: null })
    const line = program.log.find(({ msg }) => /what is in progress is cut/.test(msg))
    expect(line).toMatchObject({ level: 'warn', messages: 1, requests: 0 })
    expect(await unacknowledged()).toBe(1)
  })
})
