import type { IncomingMessage, Server, ServerResponse } from 'node:http'

// What is used of Fastify 4 and 5. Structural, so that nobody's types depend on fastify.

export interface FastifyApp {
  readonly server: Server
  readonly version: string
  readonly log: object
  addHook(name: string, hook: (...args: never[]) => unknown): unknown
  after(then: (error: Error | null, done: (error: Error | null) => void) => void): unknown
  decorate(name: string, value: unknown): unknown
  hasDecorator(name: string): boolean
  close(): Promise<unknown>
  register(...args: unknown[]): unknown
}

export interface FastifyRequest {
  readonly raw: IncomingMessage
}

export interface FastifyReply {
  readonly raw: ServerResponse
  readonly statusCode: number
  header(name: string, value: string): unknown
  removeHeader(name: string): unknown
  getHeader(name: string): string | undefined
  hijack(this: FastifyReply): unknown
}

/** What Fastify knows of the route that a request is on. */
export interface RouteContext {
  readonly config?: { readonly url?: string }
}

export function isFastify(value: unknown): value is FastifyApp {
  const app = value as Partial<FastifyApp> | null
  return (
    typeof app === 'object' &&
    app !== null &&
    typeof app.addHook === 'function' &&
    typeof app.decorate === 'function' &&
    typeof app.server === 'object'
  )
}
