import { createServer } from 'node:net'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { setTimeout as sleep } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createRuntime } from '../../src/runtime/index.ts'
import {
  makeMetrics,
  samplesOf,
  textOf,
  valueOf,
  asOpenMetrics,
} from '../metrics/support/metrics.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function start() {
  const { metrics } = makeMetrics()
  const runtime = createRuntime({
    families: metrics.families,
    target: { service: 'shop', version: '1.2.3', framework: 'express' },
  })
  onTestFinished(() => runtime.close())
  return { read: () => samplesOf(metrics), text: () => textOf(metrics, asOpenMetrics) }
}

function block(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('the event loop', () => {
  test('has no delay to speak of where nothing delays it', async () => {
    const { read } = start()
    await sleep(500)
    // Half of all ticks: a busy machine may delay some. Node itself records 10 ms for each.
    expect(valueOf(await read(), 'nodejs_eventloop_delay_p50_seconds')).toBeLessThan(0.005)
  })

  test('shows how long it was held up', async () => {
    const { read } = start()
    await sleep(30)
    block(300)
    await sleep(30)
    const samples = await read()
    expect(valueOf(samples, 'nodejs_eventloop_delay_max_seconds')).toBeGreaterThan(0.25)
    expect(valueOf(samples, 'nodejs_eventloop_utilization_ratio')).toBeGreaterThan(0.3)
    const state = { nodejs_eventloop_state: 'active' }
    expect(valueOf(samples, 'nodejs_eventloop_time_seconds_total', state)).toBeGreaterThan(0.25)
  })

  test('tells a second scraper the same as the first', async () => {
    const { read } = start()
    await sleep(30)
    block(300)
    await sleep(30)
    const [first, second] = [await read(), await read()]
    const name = 'nodejs_eventloop_delay_max_seconds'
    expect(valueOf(second, name)).toBe(valueOf(first, name))
    expect(valueOf(second, name)).toBeGreaterThan(0.25)
  })
})

test('counts every garbage collection, also where several come at once', async () => {
  const { read } = start()
  for (let times = 0; times < 50; times += 1) collectGarbage()
  await sleep(50)
  const major = { v8js_gc_type: 'major' }
  const samples = await read()
  expect(valueOf(samples, 'v8js_gc_duration_seconds_count', major)).toBeGreaterThanOrEqual(50)
  expect(valueOf(samples, 'v8js_gc_duration_seconds_sum', major)).toBeGreaterThan(0)
})

test('tells the heap by space, its limit, and resident memory', async () => {
  const { read } = start()
  const samples = await read()
  const old = { v8js_heap_space_name: 'old_space' }
  const used = valueOf(samples, 'v8js_memory_heap_used_bytes', old)
  expect(used).toBeGreaterThan(1_000_000)
  expect(valueOf(samples, 'v8js_memory_heap_space_size_bytes', old)).toBeGreaterThanOrEqual(used)
  expect(valueOf(samples, 'nodejs_heap_size_limit_bytes')).toBe(getHeapStatistics().heap_size_limit)
  expect(valueOf(samples, 'process_memory_usage_bytes')).toBeGreaterThan(used)
})

test('counts CPU time by mode, and says when the process started', async () => {
  const { read } = start()
  const samples = await read()
  block(50)
  const user = (of: typeof samples) =>
    valueOf(of, 'process_cpu_time_seconds_total', { cpu_mode: 'user' })
  expect(user(await read())).toBeGreaterThan(user(samples))
  const age = Date.now() / 1_000 - valueOf(samples, 'process_start_time_seconds')
  expect(Math.abs(age - process.uptime())).toBeLessThan(1)
})

test('counts what is open, and forgets what is closed', async () => {
  const { read } = start()
  const descriptors = async () => valueOf(await read(), 'process_open_fds')
  const listening = async () =>
    valueOf(await read(), 'v8js_resource_active', { v8js_resource_type: 'TCPServerWrap' })

  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const files = await Promise.all(Array.from({ length: 20 }, () => open(import.meta.filename)))
  const [openDescriptors, servers] = [await descriptors(), await listening()]
  await Promise.all(files.map((file) => file.close()))
  server.close()
  await once(server, 'close')

  expect(servers).toBeGreaterThanOrEqual(1)
  expect(openDescriptors - (await descriptors())).toBeGreaterThanOrEqual(20)
  await expect.poll(listening).toBe(servers - 1)
  expect(valueOf(await read(), 'process_max_fds')).toBeGreaterThan(100)
})

test('says what it is: service, version, Node', async () => {
  const { read } = start()
  const info = (await read()).find(({ name }) => name === 'target_info')
  expect(info).toMatchObject({
    value: 1,
    labels: {
      service_name: 'shop',
      service_version: '1.2.3',
      process_runtime_version: process.versions.node,
      framework: 'express',
    },
  })
})
