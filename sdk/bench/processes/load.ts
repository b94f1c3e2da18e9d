// The load: a fixed number of requests over keep-alive connections, one in flight on each.
import { answerCalls } from './calls.ts'
import { openConnection, type Connection, type Exchange } from './connection.ts'

export interface Batch {
  requests: number
  /** Share of requests to the route that fails with 500. */
  errors: number
}

let connections: Connection[] = []

const calls = {
  open: async (port: number, count: number) => {
    connections = await Promise.all(Array.from({ length: count }, () => openConnection(port)))
  },
  /** Sends the batch; every answer is checked. Returns how many of them were errors. */
  send: async ({ requests, errors }: Batch) => {
    let sent = 0
    const next = (): Exchange | undefined => (sent < requests ? plan(sent++, errors) : undefined)
    await Promise.all(connections.map((connection) => connection.exchangeAll(next)))
    return { errors: Math.floor(requests * errors) }
  },
  close: () => {
    for (const connection of connections) connection.close()
    connections = []
  },
}
export type LoadCalls = typeof calls
answerCalls(calls)

/** Spreads the errors evenly: the nth request fails when a whole error has come together. */
function plan(n: number, errors: number): Exchange {
  const id = String(100_000 + (n % 900_000))
  const fails = Math.floor((n + 1) * errors) > Math.floor(n * errors)
  return fails
    ? { path: `/api/orders/${id}/invoice`, status: 500, body: 'InvoiceFailed' }
    : { path: `/api/orders/${id}`, status: 200, body: `"id":"${id}"` }
}
