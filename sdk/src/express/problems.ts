import type { ServerResponse } from 'node:http'
import type { Exchange } from '../request/exchange.ts'
import { ofTheBody, type Problems } from '../problems/index.ts'

/**
 * What Express would answer itself, when no handler of the application's took an error or no
 * route took the request. False where an answer has begun: that is for Express to break off.
 */
export function answerProblem(problems: Problems, exchange: Exchange, error: unknown): boolean {
  const { req, res } = exchange
  if (res.headersSent || res.destroyed) return false
  const status = error ? statusOf(error, res) : 404
  const { contentType, body } = problems.describe(exchange, status, error)
  if (error) setHeaders(res, error)
  for (const name of ofTheBody) res.removeHeader(name)
  res.statusCode = status
  res.appendHeader('vary', 'Accept')
  res.setHeader('content-type', contentType)
  res.setHeader('content-length', Buffer.byteLength(body))
  res.setHeader('x-content-type-options', 'nosniff')
  req.unpipe()
  req.resume()
  res.end(req.method === 'HEAD' ? undefined : body)
  return true
}

/** As Express decides it: the error's, else what is set already, else 500. */
function statusOf(error: unknown, { statusCode: set }: ServerResponse): number {
  const { status, statusCode } = Object(error) as { status?: unknown; statusCode?: unknown }
  return [status, statusCode, set].find(isErrorStatus) ?? 500
}

function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) < 600
}

/** `Retry-After`, `Allow`: an error may bring headers along, of which a wrong one costs itself. */
function setHeaders(res: ServerResponse, error: unknown): void {
  const { headers } = Object(error) as { headers?: unknown }
  for (const [name, value] of Object.entries(Object(headers) as Record<string, string>)) {
    try {
      res.setHeader(name, value)
    } catch {
      // Not a header. The answer matters more.
    }
  }
}
