import { IncomingMessage, ServerResponse } from 'node:http'
import { Stream } from 'node:stream'

/**
 * What may be said of the objects of a request, which loggers are handed often: not their headers,
 * not their bodies, not the socket behind them. Null where it is something else.
 */
export function httpFormOf(value: object): Record<string, unknown> | null {
  const message: unknown = value instanceof Stream ? value : Reflect.get(value, 'raw')
  if (message instanceof IncomingMessage) return requestForm(message)
  if (message instanceof ServerResponse) return { statusCode: message.statusCode }
  return value instanceof Stream ? { type: value.constructor.name } : null
}

function requestForm(request: IncomingMessage): Record<string, unknown> {
  const original: unknown = Reflect.get(request, 'originalUrl')
  return { method: request.method, url: typeof original === 'string' ? original : request.url }
}
