import type { TraceParent } from '../../correlation/traceparent.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Notes } from './request-span.ts'

/**
 * What the span of a kept request will say, taken from the request while it is at hand. It does
 * not hold on to the request itself, whose buffers and sockets are large.
 */
export class RequestRecord {
  readonly traceId: string
  readonly spanId: string
  readonly parent: TraceParent | null
  readonly traceState: string | undefined
  readonly sampled: boolean
  readonly requestId: string
  readonly startedAt: number
  readonly method: string
  readonly originalMethod: string | undefined
  /** Null where no route took it. */
  readonly route: string | null
  readonly url: string
  readonly host: string | undefined
  readonly userAgent: string | undefined
  readonly httpVersion: string
  readonly encrypted: boolean
  readonly clientAddress: string | undefined
  readonly fields: Record<string, unknown> | null
  readonly error: unknown
  readonly completion: Completion
  /** What the application noted. */
  readonly notes: Notes | null
  /** Something within the request failed, though the answer may not show it. */
  readonly failedWithin: boolean
  /** Metrics point at it. */
  readonly pointedAt: boolean

  constructor(exchange: Exchange, completion: Completion) {
    const { req, route } = exchange
    const socket = req.socket as typeof req.socket | null
    this.traceId = exchange.traceId
    this.spanId = exchange.spanId
    this.parent = exchange.parent
    this.traceState = exchange.parent === null ? undefined : oneOf(req.headers['tracestate'])
    this.sampled = exchange.sampled === true
    this.requestId = exchange.requestId
    this.startedAt = exchange.startedAt
    this.method = exchange.method
    this.originalMethod = req.method
    this.route = route?.matched === true ? route.label : null
    this.url = originalUrl(req) ?? req.url ?? ''
    this.host = req.headers.host
    this.userAgent = req.headers['user-agent']
    this.httpVersion = req.httpVersion
    this.encrypted = socket !== null && 'encrypted' in socket
    this.clientAddress = socket?.remoteAddress
    this.fields = exchange.fields
    this.error = exchange.error
    this.completion = completion
    this.notes = exchange.trace?.span?.notes ?? null
    this.failedWithin = exchange.trace?.failed === true
    this.pointedAt = exchange.pointedAt
  }
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

/** Express rewrites `url` where routers are mounted, and keeps what came. */
function originalUrl(req: object): string | undefined {
  const { originalUrl: url } = req as { originalUrl?: unknown }
  return typeof url === 'string' ? url : undefined
}
