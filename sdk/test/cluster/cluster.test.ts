import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseExposition, type Sample } from '../metrics/support/parse.ts'

interface Cluster {
  readonly ask: (path: string) => Promise<string>
  readonly scrape: () => Promise<readonly Sample[]>
  readonly output: () => string
}

/** Three workers behind one port, which take connections in turn. */
async function start(env: Record<string, string> = {}): Promise<Cluster> {
  const child = fork(join(import.meta.dirname, 'fixtures', 'primary.ts'), {
    env: { ...process.env, ...env },
    execArgv: ['--conditions=@obs-toolkit/source'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  onTestFinished(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const ask = (path: string) => read(`http://127.0.0.1:${port}${path}`)
  await allAnswer(ask)
  return { ask, output: () => output, scrape: async () => parseExposition(await ask('/metrics')) }
}

/** Until each of the three has listened. */
async function allAnswer(ask: (path: string) => Promise<string>): Promise<void> {
  const pids = new Set<string>()
  for (let tries = 0; tries < 200 && pids.size < 3; tries += 1) {
    pids.add(await ask('/block/0'))
    await sleep(10)
  }
  expect(pids.size).toBe(3)
}

/** On a connection of its own, so that workers take turns. One that is killed leaves its own open. */
function read(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(5_000)
    get(url, { agent: false, signal }, (res) => {
      let text = ''
      res.setEncoding('utf8')
      res.on('data', (chunk: string) => (text += chunk))
      res.on('end', () => resolve(text)).on('error', reject)
    }).on('error', reject)
  })
}

function values(samples: readonly Sample[], name: string, labels: Record<string, string> = {}) {
  return samples
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    )
    .map(({ value }) => value)
}

const order = { http_route: '/orders/:id' }
const patience = { timeout: 20_000 }
const counts = 'http_server_request_duration_seconds_count'

// Each starts four processes.
describe('a cluster', { timeout: 60_000 }, () => {
  test('has one page of metrics for all workers, whichever is asked', async () => {
    const { ask, scrape } = await start()
    const pids = new Set<string>()
    for (let id = 1; id <= 9; id += 1) pids.add(await ask(`/orders/${id}`))
    expect(pids.size).toBe(3)
    for (let times = 0; times < 3; times += 1) {
      const samples = await scrape()
      expect(values(samples, counts, order)).toEqual([9])
      expect(values(samples, 'orders_total', { outcome: 'paid' })).toEqual([9])
      const bucket = { ...order, le: '+Inf' }
      expect(values(samples, 'http_server_request_duration_seconds_bucket', bucket)).toEqual([9])
      // The gauge of each worker by itself, but where a sum or a maximum was asked for.
      expect(values(samples, 'queue_depth')).toHaveLength(3)
      expect(values(samples, 'largest_order')).toEqual([9])
      expect(values(samples, 'warmest_room')).toEqual([-5])
      expect(values(samples, 'queue_lag')).toEqual([Number.NaN, Number.NaN, Number.NaN])
      expect(values(samples, 'process_start_time_seconds')).toHaveLength(3)
      expect(values(samples, 'target_info')).toEqual([1])
      const active = { http_request_method: 'GET' }
      expect(values(samples, 'http_server_active_requests', active)).toEqual([0])
    }
  })

  test('keeps what workers have counted when they exit, or disconnect in order', async () => {
    const { ask, scrape } = await start()
    for (let id = 1; id <= 9; id += 1) await ask(`/orders/${id}`)
    for (const [path, left] of [
      ['/exit', 2],
      ['/leave', 1],
    ] as const) {
      await ask(path)
      await expect
        .poll(async () => values(await scrape(), 'queue_depth').length, patience)
        .toBe(left)
    }
    const samples = await scrape()
    expect(values(samples, counts, order)).toEqual([9])
    expect(values(samples, counts, { http_route: '/leave' })).toEqual([1])
    expect(values(samples, 'orders_total')).toEqual([9])
  })

  test('forgets workers that are killed while they are asked, but not what they had said', async () => {
    const { ask, scrape } = await start()
    for (let id = 1; id <= 9; id += 1) await ask(`/orders/${id}`)
    await scrape()
    for (let times = 0; times < 2; times += 1) {
      const { pid } = JSON.parse(await ask('/kill')) as { pid: number }
      await Promise.allSettled(Array.from({ length: 6 }, scrape))
      await expect
        .poll(async () => values(await scrape(), 'queue_depth'), patience)
        .not.toContain(pid)
    }
    const samples = await scrape()
    expect(values(samples, 'queue_depth')).toHaveLength(1)
    expect(values(samples, counts, order)).toEqual([9])
    expect(values(samples, 'orders_total')).toEqual([9])
  })

  test('answers for a worker that is held up with what it said last', async () => {
    const { ask, scrape } = await start()
    for (let id = 1; id <= 9; id += 1) await ask(`/orders/${id}`)
    await scrape()
    await ask('/block/4000')
    await sleep(100)
    // The next two connections go to the others; one of them gives the page.
    const samples = await scrape()
    expect(values(samples, counts, order)).toEqual([9])
  })

  test('says so where the primary does not know of it, and serves each worker alone', async () => {
    const { ask, scrape, output } = await start({ PRIMARY: 'bare' })
    for (let id = 1; id <= 9; id += 1) await ask(`/orders/${id}`)
    expect(values(await scrape(), counts, order)).toEqual([3])
    await expect.poll(output).toContain("Import '@obs-toolkit/sdk' in the primary too")
  })
})
