import { setTimeout as sleep } from 'node:timers/promises'

const perSecond = 5
const patienceMs = 5_000

interface Visit {
  readonly path: string
  readonly body?: object
}

/** Of ten people, six look at an order, three order, and one looks at all orders. */
const visits: readonly Visit[] = [
  { path: '/orders/1' },
  { path: '/orders', body: { sku: 'espresso', quantity: 1 } },
  { path: '/orders/2' },
  { path: '/orders/1' },
  { path: '/orders', body: { sku: 'espresso', quantity: 2 } },
  { path: '/orders/3' },
  { path: '/orders' },
  { path: '/orders/1' },
  { path: '/orders', body: { sku: 'espresso', quantity: 1 } },
  { path: '/orders/2' },
]

/** Boards, traces and alerts are about requests: a few come, until the signal aborts. */
export async function visit(orders: string, signal: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for (let at = 0; !signal.aborted; at += 1) {
    const made = make(orders, visits[at % visits.length]!)
    underWay.add(made)
    void made.finally(() => underWay.delete(made))
    await sleep(1_000 / perSecond, undefined, { signal }).catch(() => {})
  }
  await Promise.all(underWay)
}

/** Whatever comes of it: the telemetry is what shows it. */
async function make(orders: string, { path, body }: Visit): Promise<void> {
  const init =
    body === undefined
      ? {}
      : {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        }
  try {
    const signal = AbortSignal.timeout(patienceMs)
    await (await fetch(orders + path, { ...init, signal })).arrayBuffer()
  } catch {
    // Refused, reset or too slow: that is for the telemetry to tell.
  }
}
