import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { faults } from '../../src/demo/faults.ts'
import { startDemo } from '../../src/demo/start.ts'
import type { Demo, DemoService } from '../../src/demo/start.ts'
import { ask, metric, order, until } from './support.ts'

const lines: string[] = []
let demo: Demo

beforeAll(async () => {
  demo = await startDemo({
    env: process.env,
    onLine: (service, line) => lines.push(`${service} ${line}`),
    signal: new AbortController().signal,
    version: '2.3.4',
  })
})
afterAll(() => demo.stop())

/** While a test runs. */
async function withFault(service: 'orders' | 'payments', name: string): Promise<void> {
  const url = `${demo.services[service].adminUrl}/faults/${name}`
  expect((await ask(url, { method: 'POST' })).body).toEqual({ name, on: true })
  onTestFinished(async () => {
    expect((await ask(url, { method: 'DELETE' })).body).toEqual({ name, on: false })
  })
}

async function untilCounted({ adminUrl }: DemoService, series: string): Promise<void> {
  await until(async () => (await metric(adminUrl, series)) > 0)
}

describe('an order', () => {
  it('is reserved, paid and shipped, in one trace of all four processes', async () => {
    const traceId = 'c0ffee00c0ffee00c0ffee00c0ffee00'
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`
    const { status, headers, body } = await order(demo, undefined, { traceparent })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/orders/${String(body['id'])}`)
    const url = demo.services.orders.url + headers.get('location')!
    await until(async () => (await ask(url)).body['status'] === 'shipped')
    const said = () => lines.filter((line) => line.includes(traceId)).join('\n')
    await until(async () => said().includes('POST /shipments'))
    expect(said()).toMatch(/^payments .*POST \/charges 201/m)
    expect(said()).toMatch(/^inventory .*POST \/reservations 201/m)
    expect(said()).toMatch(/^orders .*POST \/orders 201/m)
  })

  it('is placed once for each idempotency key, and its answer comes again', async () => {
    const key = { 'idempotency-key': 'twice' }
    const first = await order(demo, { sku: 'filter', quantity: 2 }, key)
    const again = await order(demo, { sku: 'filter', quantity: 2 }, key)
    expect(again.body).toEqual(first.body)
    expect(first.headers.get('idempotency-replayed')).toBe(null)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const other = await order(demo, { sku: 'filter', quantity: 3 }, key)
    expect(other).toMatchObject({ status: 422, body: { title: 'Unprocessable Entity' } })
  })

  it('that cannot be is answered with problem details, and counted by how it ended', async () => {
    const declined = await order(demo, { sku: 'decaf', quantity: 2 })
    expect(declined.status).toBe(201)
    expect(await order(demo, { sku: 'decaf', quantity: 9 })).toMatchObject({
      status: 409,
      body: { detail: 'There is not enough in stock.', traceId: expect.any(String) },
    })
    expect((await order(demo, { sku: 'gold', quantity: 0 })).status).toBe(422)
    const { adminUrl } = demo.services.orders
    expect(await metric(adminUrl, 'orders_placed_total{outcome="out_of_stock"}')).toBe(1)
  })
})

describe('payments that are down', () => {
  it('are retried, then left alone by the breaker, and what failed is undone', async () => {
    const { orders, fulfilment } = demo.services
    await withFault('payments', 'dependency-down')
    const answers = await Promise.all(Array.from({ length: 20 }, () => order(demo)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    expect(answers[0]?.headers.get('retry-after')).toBe('3')
    expect(
      await metric(orders.adminUrl, 'obs_retries_total{dependency="payments"'),
    ).toBeGreaterThan(0)
    expect(await metric(orders.adminUrl, 'obs_breaker_open{breaker="payments"}')).toBe(1)
    const before = await metric(
      orders.adminUrl,
      'obs_breaker_calls_total{breaker="payments",outcome="rejected"}',
    )
    expect((await order(demo)).status).toBe(503)
    expect(
      await metric(
        orders.adminUrl,
        'obs_breaker_calls_total{breaker="payments",outcome="rejected"}',
      ),
    ).toBe(before + 1)
    await untilCounted(
      fulfilment,
      'messaging_process_duration_seconds_count{messaging_system="sqlite",messaging_destination_name="orders.abandoned"',
    )
  })

  it('are asked again once they are back', async () => {
    await until(async () => (await order(demo)).status === 201)
    expect(
      await metric(demo.services.orders.adminUrl, 'obs_breaker_open{breaker="payments"}'),
    ).toBe(0)
  })
})

describe('faults', () => {
  it('are offered where the program looks for them, and nowhere else', async () => {
    for (const { name, services } of faults) {
      for (const service of services) {
        const { adminUrl, url } = demo.services[service]
        const { body } = await ask(`${adminUrl}/faults`)
        expect(body['faults']).toContainEqual({ name, on: false })
        expect((await ask(`${url}/faults/${name}`, { method: 'POST' })).status).toBe(404)
      }
    }
    expect(
      (await ask(`${demo.services.orders.adminUrl}/faults/no-such`, { method: 'POST' })).status,
    ).toBe(404)
  })

  it('poison a message, which becomes a dead letter', async () => {
    await withFault('orders', 'poisoned-message')
    await untilCounted(
      demo.services.fulfilment,
      'obs_consumer_dead_letters_total{messaging_destination_name="orders.paid"}',
    )
    expect((await order(demo)).status).toBe(201)
  })
})

describe('the processes of the demo', () => {
  it('tell the version that they were started as', async () => {
    const { body } = await ask(`${demo.services.orders.adminUrl}/readyz?verbose`)
    expect(body).toMatchObject({ service: 'orders', version: '2.3.4' })
  })
})
