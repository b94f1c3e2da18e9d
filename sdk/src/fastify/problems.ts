import { STATUS_CODES } from 'node:http'
import { exchangeOf } from '../request/owner.ts'
import { ofTheBody, type Problems } from '../problems/index.ts'
import { addFirst } from './hooks.ts'
import { sayInstead } from './last-resort.ts'
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

/** What went wrong with one request, so far. */
interface Failure {
  readonly error: unknown
  /** A hook failed on an answer: what it says of that is for nobody outside. */
  readonly late: boolean
  /** What was answered. Only such a hook can fail after that. */
  readonly answer: string | null
}

/**
 * Replaces Fastify's own words for a failure, and no others. They are what is sent as text after
 * an error, without an object that was serialised: that would be the application's answer.
 */
export function answerProblems(app: FastifyApp, problems: Problems): void {
  const failures = new WeakMap<object, Failure>()
  /** Answers of 400 and more that have been on their way once. */
  const onTheirWay = new WeakSet<object>()

  addFirst(
    app,
    'onError',
    ({ raw }: FastifyRequest, reply: FastifyReply, error: unknown, done: Done) => {
      const answer = failures.get(raw)?.answer ?? null
      if (answer !== null) sayInstead(reply.raw, answer)
      failures.set(raw, { error, late: onTheirWay.has(raw), answer })
      done()
    },
  )

  addFirst(
    app,
    'preSerialization',
    ({ raw }: FastifyRequest, _: unknown, payload: unknown, done: Sent) => {
      failures.delete(raw)
      done(null, payload)
    },
  )

  addFirst(
    app,
    'onSend',
    (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Sent) => {
      if (reply.statusCode < 400) return done(null, payload)
      onTheirWay.add(request.raw)
      const exchange = exchangeOf(request.raw)
      const words = readWords(payload, reply.statusCode)
      const failure = failures.get(request.raw)
      if (exchange === undefined || words === null) return done(null, payload)
      if (failure === undefined && !isNotFound(words, request)) return done(null, payload)
      const error = failure === undefined ? undefined : said(words, failure)
      const { contentType, body } = problems.describe(exchange, Math.trunc(reply.statusCode), error)
      if (failure !== undefined) failures.set(request.raw, { ...failure, answer: body })
      setHeaders(reply, contentType, body)
      done(null, body)
    },
  )
}

function setHeaders(reply: FastifyReply, contentType: string, body: string): void {
  for (const name of ofTheBody) reply.removeHeader(name)
  reply.header('content-type', contentType)
  reply.header('content-length', String(Buffer.byteLength(body)))
  reply.header('x-content-type-options', 'nosniff')
  reply.header('vary', withAccept(reply.getHeader('vary')))
}

function readWords(payload: unknown, statusCode: number): Words | null {
  if (typeof payload !== 'string') return null
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
function said({ message }: Words, { error, late }: Failure): unknown {
  if (late) return undefined
  return error instanceof Error && error.message === message ? error : new Error(message)
}

function withAccept(vary: string | undefined): string {
  return vary === undefined || vary === '' ? 'Accept' : `${vary}, Accept`
}
