import { expectMetric, expectRoute, reset, settled, spans } from '@obs-toolkit/sdk/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { HttpError } from '../src/shared/http-error.ts'
import { startSystem } from './system.ts'

const espresso = { sku: 'espresso', quantity: 1 }

beforeEach(reset)

function traceOf(span: string): string | undefined {
  return spans().find(({ name }) => name === span)?.traceId
}

describe('an order', () => {
  test('is paid, counted by its outcome, and its charge is part of its trace', async () => {
    const { order } = await startSystem()
    await settled()
    expect((await order(espresso)).status).toBe(201)
    await settled()
    expectRoute('POST /orders').toHaveCounted(1).toHaveAnswered(201)
    expectMetric('orders_placed_total', { outcome: 'paid' }).toBe(1)
    const traces = ['POST /orders', 'POST /reservations', 'POST /charges'].map(traceOf)
    expect(new Set(traces).size).toBe(1)
  })

  test('whose card is declined is no failure of ours', async () => {
    const { order } = await startSystem()
    const answer = await order({ sku: 'filter', quantity: 100 })
    await settled()
    expect(await answer.json()).toMatchObject({ status: 402, detail: 'The card was declined.' })
    expectMetric('orders_placed_total', { outcome: 'declined' }).toBe(1)
    expectMetric('obs_breaker_calls_total', { outcome: 'failure' }).toBe(0)
  })

  test('is paid at the second attempt where payments fails once, and charged once', async () => {
    const { order, payments } = await startSystem()
    let failures = 1
    payments.gate.fault(() => {
      if (failures-- > 0) throw new HttpError(503, 'not now')
    })()
    expect((await order(espresso)).status).toBe(201)
    await settled()
    expectMetric('obs_retries_total', { dependency: 'payments' }).toBe(1)
    expectMetric('payments_charges_total', { outcome: 'accepted' }).toBe(1)
  })

  test('is placed once, however often it is sent with the same key', async () => {
    const { order } = await startSystem()
    const key = { 'idempotency-key': 'a-key' }
    const answers = [await order(espresso, key), await order(espresso, key)]
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()))
    await settled()
    expect(second).toEqual(first)
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([
      null,
      'true',
    ])
    expectMetric('orders_placed_total', { outcome: 'paid' }).toBe(1)
  })

  test('with a key that is still in progress is turned away', async () => {
    const { order } = await startSystem()
    const key = { 'idempotency-key': 'at-once' }
    const answers = await Promise.all([order(espresso, key), order(espresso, key)])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
  })
})
