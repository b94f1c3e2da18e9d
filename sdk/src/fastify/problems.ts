import { STATUS_CODES } from 'node:http'
import { exchangeOf } from '../request/attach.ts'
import type { Problems } from '../problems/index.ts'
import { addFirst } from './hooks.ts'
import type { FastifyApp, FastifyReply, FastifyRequest } from './shapes.ts'

type Done = () => void
type Sent = (error: null, payload?: unknown) => void

/** What Fastify puts an error, or a request without a route, into. */
interface Words {
  readonly statusCode: number
  readonly error: string
  readonly message: string
  readonly code?: string
}

const keys = new Set(['statusCode', 'code', 'error', 'message'])

/**
 * Replaces Fastify's own words for a failure, and no others. They are what is sent as text after
 * an error, without an object that was serialised: that would be the application's answer.
 */
export function answerProblems(app: FastifyApp, problems: Problems): void {
  const errors = new WeakMap<object, unknown>()

  addFirst(app, 'onError', (request: FastifyRequest, _: unknown, error: unknown, done: Done) => {
    errors.set(request.raw, error)
    done()
  })

  addFirst(
    app,
    'preSerialization',
    (request: FastifyRequest, _: unknown, payload: unknown, done: Sent) => {
      errors.delete(request.raw)
      done(null, payload)
    },
  )

  addFirst(
    app,
    'onSend',
    (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Sent) => {
      const exchange = exchangeOf(request.raw)
      const words = exchange === undefined ? null : readWords(payload, reply.statusCode)
      const known = errors.has(request.raw)
      if (exchange === undefined || words === null) return done(null, payload)
      if (!known && !isNotFound(words, request)) return done(null, payload)
      const error = known ? said(words, errors.get(request.raw)) : undefined
      const { contentType, body } = problems.describe(exchange, reply.statusCode, error)
      reply.header('content-type', contentType)
      reply.header('content-length', String(Buffer.byteLength(body)))
      reply.header('x-content-type-options', 'nosniff')
      reply.header('vary', withAccept(reply.getHeader('vary')))
      done(null, body)
    },
  )
}

function readWords(payload: unknown, statusCode: number): Words | null {
  if (statusCode < 400 || typeof payload !== 'string') return null
  try {
    const words = JSON.parse(payload) as Words
    const isOurs =
      words.statusCode === statusCode &&
      words.error === STATUS_CODES[statusCode] &&
      typeof words.message === 'string' &&
      Object.keys(words).every((key) => keys.has(key))
    return isOurs ? words : null
  } catch {
    // Text of the application's.
    return null
  }
}

function isNotFound({ statusCode, message }: Words, { raw }: FastifyRequest): boolean {
  return statusCode === 404 && message === `Route ${raw.method}:${raw.url} not found`
}

/** A handler of the application's may have sent another error than the one that it was given. */
function said({ message }: Words, error: unknown): unknown {
  return error instanceof Error && error.message === message ? error : new Error(message)
}

function withAccept(vary: string | undefined): string {
  return vary === undefined || vary === '' ? 'Accept' : `${vary}, Accept`
}
