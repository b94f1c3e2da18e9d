import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { begin } from '../../../src/request/begin.ts'
import { complete } from '../../../src/request/complete.ts'
import type { Engine } from '../../../src/request/engine.ts'
import type { Exchange } from '../../../src/request/exchange.ts'

/** A request as the server gives it, without a connection: for very many of them. */
export function beginRequest(engine: Engine, headers: IncomingHttpHeaders = {}): Exchange {
  const req = new IncomingMessage(new Socket())
  req.method = 'GET'
  req.url = '/orders'
  req.headers = headers
  const exchange = begin(engine, req, new ServerResponse(req))
  exchange.reach(engine.routes.get('/orders'))
  return exchange
}

export function endRequest(exchange: Exchange, status: number): void {
  exchange.res.statusCode = status
  complete(exchange, true)
}

export function runRequest(
  engine: Engine,
  status: number,
  headers: IncomingHttpHeaders = {},
): Exchange {
  const exchange = beginRequest(engine, headers)
  endRequest(exchange, status)
  return exchange
}
