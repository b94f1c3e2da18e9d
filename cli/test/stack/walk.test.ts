import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { executeBoard } from '@obs-toolkit/dashboards/checks'
import { labels, metrics, selfMetrics } from '@obs-toolkit/sdk/service'
import type { Notification, Notified } from '../../src/stack/page/notifications.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import {
  exemplars,
  json,
  query,
  servicesOf,
  startStack,
  sum,
  switchOn,
  text,
  urlOf,
} from './running.ts'

const patient = { timeout: 60_000, interval: 250 }

const placing = `{job="orders",${labels.method}="POST",${labels.route}="/orders"}`

async function placeOrder(orders: string): Promise<number> {
  const answer = await fetch(`${orders}/orders`, {
    method: 'POST',
    body: JSON.stringify({ sku: 'espresso', quantity: 1 }),
    headers: { 'content-type': 'application/json' },
  })
  await answer.arrayBuffer()
  return answer.status
}

it('leads from a request to its series, exemplar, trace, log lines, panel, alert and notification', async () => {
  const folder = project()
  const stack = await startStack(folder, ['--faster', '60'])
  const orders = await urlOf(stack, 'orders')
  expect(await placeOrder(orders)).toBe(201)

  await vi.waitFor(async () => {
    expect(await query(stack, `${metrics.serverDuration}_count${placing}`)).toHaveLength(1)
  }, patient)

  const [id, services] = await vi.waitFor(async () => {
    const ids = await exemplars(stack, `${metrics.serverDuration}_bucket${placing}`)
    return [ids[0]!, await servicesOf(stack, ids[0]!)] as const
  }, patient)
  expect(services).toEqual(expect.arrayContaining(['orders', 'inventory', 'payments']))

  const lines = (await text(`${stack.page}/logs?contains=${id}`)).trim().split('\n')
  const writers = lines.map((line) => (JSON.parse(line) as { service: string }).service)
  expect(writers).toEqual(expect.arrayContaining(['orders', 'inventory', 'payments']))

  const board = join(folder, '.obs/up/generated/dashboards/obs-orders.json')
  const { panels } = await executeBoard(JSON.parse(await readFile(board, 'utf8')), {
    url: stack.prometheus,
    signal: AbortSignal.timeout(30_000),
  })
  const durations = panels.filter(({ queries }) =>
    queries.some(({ expr }) => expr.includes(`${metrics.serverDuration}_bucket`)),
  )
  expect(durations.map(({ outcome }) => outcome)).toContain('data')
  expect(await text(`${stack.page}/d/obs-orders`)).toContain('orders / Overview')

  await switchOn(stack, 'errors')
  const page = await vi.waitFor(async () => {
    await Promise.all(Array.from({ length: 5 }, () => placeOrder(orders)))
    return firstPage(await json<readonly Notification[]>(`${stack.page}/notifications`))
  }, patient)
  expect(page.labels).toMatchObject({ service: 'orders', slo_id: 'orders/availability' })
  expect(await text(page.annotations['runbook_url']!)).toMatch(/^# /m)
  expect(await text(stack.page)).toContain('href="/traces?service=orders"')
  // The collector waits until a trace has been quiet for a while.
  await vi.waitFor(async () => {
    expect(await text(`${stack.page}/traces?service=orders`)).toContain('✗ POST /orders')
  }, patient)

  expect(await obs(['down'], { cwd: folder })).toMatchObject({ code: 0, out: 'stopped\n' })
  expect(await stack.end()).toEqual({ code: 0 })
}, 180_000)

function firstPage(notifications: readonly Notification[]): Notified {
  const alerts = notifications.flatMap((notification) => notification.alerts)
  const found = alerts.find(({ labels }) => labels['severity'] === 'page' && labels['slo_id'])
  if (found === undefined) throw new Error('no page yet')
  return found
}

const rate = 500
const seconds = 4

it('loses no metric, no span and no log line at 500 requests a second', async () => {
  const folder = project()
  const stack = await startStack(folder, ['--faster', '60'])
  const orders = await urlOf(stack, 'orders')
  const statuses = await send(`${orders}/orders/none-such`, rate, seconds)
  expect(new Set(statuses)).toEqual(new Set([404]))
  const sent = rate * seconds

  const counted = `{job="orders",${labels.status}="404"}`
  await vi.waitFor(async () => {
    expect(await sum(stack, `${metrics.serverDuration}_count${counted}`)).toBe(sent)
    // The visitors' last spans are always under way; ours are not among so few.
    expect(await sum(stack, `${selfMetrics.spansWaiting}{job="orders"}`)).toBeLessThan(50)
    expect(await linesOf(folder)).toBe(sent)
  }, patient)
  expect(await sum(stack, selfMetrics.spansDropped)).toBe(0)
  expect(await sum(stack, selfMetrics.logLinesDropped)).toBe(0)
  // Every one of them is sent to the collector, which chooses.
  expect(await sum(stack, `${selfMetrics.spansExported}{job="orders"}`)).toBeGreaterThan(sent)
}, 120_000)

/** Begun at an even pace, whatever becomes of those before, over a few connections. */
async function send(
  url: string,
  perSecond: number,
  forSeconds: number,
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const answers: Promise<number>[] = []
  const begun = performance.now()
  while (answers.length < perSecond * forSeconds) {
    const due = ((performance.now() - begun) / 1_000) * perSecond
    while (answers.length < Math.min(due, perSecond * forSeconds)) {
      answers.push(statusOf(url, agent))
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Promise.all(answers)
}

async function linesOf(folder: string): Promise<number> {
  const log = await readFile(join(folder, '.obs/up/logs/orders.log'), 'utf8')
  return log.split('\n').filter((line) => line.includes('"status":404')).length
}

async function statusOf(url: string, agent: Agent): Promise<number> {
  const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer.statusCode ?? 0
}
