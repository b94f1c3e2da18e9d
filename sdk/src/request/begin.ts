import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { knownMethods, other } from '../service/index.ts'
import { newSpanId, newTraceId } from '../correlation/ids.ts'
import { acceptRequestId } from '../correlation/request-id.ts'
import { parseTraceParent } from '../correlation/traceparent.ts'
import { attach } from './attach.ts'
import type { Engine } from './engine.ts'
import { Exchange } from './exchange.ts'

const methods: ReadonlySet<string> = new Set(knownMethods)

/** The first moment of a request. Its two ends are attached, so that it is completed once. */
export function begin(engine: Engine, req: IncomingMessage, res: ServerResponse): Exchange {
  const { headers } = req
  const parent = parseTraceParent(headers['traceparent'])
  const method = req.method ?? ''
  const exchange = new Exchange(
    engine,
    req,
    res,
    performance.now(),
    methods.has(method) ? method : other,
    parent === null ? newTraceId() : parent.traceId,
    newSpanId(),
    parent,
    acceptRequestId(headers[engine.requestIdHeader]),
  )
  engine.inProgress += 1
  engine.active.begin(exchange.method)
  if (engine.draining) res.shouldKeepAlive = false
  attach(exchange)
  return exchange
}
