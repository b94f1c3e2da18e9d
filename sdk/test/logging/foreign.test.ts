import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { fastify as fastify4 } from 'fastify4'
import { fastify as fastify5, type FastifyInstance } from 'fastify5'
import { pino, type Logger, type LoggerOptions } from 'pino'
import { describe, expect, it } from 'vitest'
import { addIds, createLogging, type Logging } from '../../src/logging/index.ts'
import { createRedaction } from '../../src/redaction/index.ts'
import { begin } from '../../src/request/begin.ts'
import { scopes } from '../../src/request/scope.ts'
import { engineFor } from './support/engine.ts'

type Line = Record<string, unknown>

interface Written {
  readonly stream: Writable
  readonly lines: Line[]
}

function collect(): Written {
  const lines: Line[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)) as Line)
      done()
    },
  })
  return { stream, lines }
}

function loggingWith(logger: object | false): Logging {
  return createLogging({
    service: 'orders',
    logger,
    level: undefined,
    redaction: createRedaction(),
  })
}

async function oneRequest(logging: Logging, within: () => void, error?: Error): Promise<void> {
  const engine = engineFor(logging)
  const server = createServer((req, res) => {
    const exchange = begin(engine, req, res)
    exchange.route = engine.routes.get('/orders/:id')
    if (error !== undefined) exchange.fail(error)
    scopes.run(exchange, within)
    res.writeHead(error === undefined ? 200 : 500).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}/orders/7`, { headers: { 'x-request-id': 'r-7' } })
  await new Promise((resolve) => server.close(resolve))
}

function appLogger(options: LoggerOptions = {}): Logger & { lines: Line[] } {
  const { stream, lines } = collect()
  return Object.assign(pino({ base: { app: 'shop' }, ...options }, stream), { lines })
}

describe("an application's own pino", () => {
  it('stays what it is, and its lines carry the ids of their request', async () => {
    const logger = appLogger({
      messageKey: 'message',
      formatters: { log: (fields) => ({ ...fields, formatted: true }) },
    })
    const logging = loggingWith(logger)
    expect(logging.log).toBe(logger)
    await oneRequest(logging, () => {
      logger.info('inside')
      logger.child({ part: 'billing' }).warn({ order: 7, request_id: 'mine' }, 'child')
    })
    logger.info('outside')
    const [inside, child, access, outside] = logger.lines
    expect(inside).toMatchObject({
      level: 30,
      app: 'shop',
      formatted: true,
      request_id: 'r-7',
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      message: 'inside',
    })
    expect(child).toMatchObject({ part: 'billing', order: 7, request_id: 'mine' })
    expect(access).toMatchObject({
      level: 30,
      service: 'orders',
      method: 'GET',
      route: '/orders/:id',
      status: 200,
      request_id: 'r-7',
      trace_id: inside?.['trace_id'],
      message: expect.stringMatching(/^GET \/orders\/:id 200 \d+ ms$/),
    })
    expect(outside).not.toHaveProperty('trace_id')
  })

  it('gets errors that its serializer does not deform, without their secrets', async () => {
    const logger = appLogger()
    const cause = new RangeError('password=hunter2')
    await oneRequest(loggingWith(logger), () => {}, new TypeError('Bearer abcdefgh', { cause }))
    expect(logger.lines[0]).toMatchObject({
      level: 50,
      status: 500,
      err: {
        type: 'TypeError',
        message: 'Bearer [redacted]',
        stack: expect.stringContaining('\n    at '),
        causes: [{ type: 'RangeError', message: 'password=[redacted]' }],
      },
    })
  })

  it('has its own level', async () => {
    const logger = appLogger({ level: 'error' })
    await oneRequest(loggingWith(logger), () => {})
    expect(logger.lines).toEqual([])
  })

  it('says in which span of a request a line was written, where that is known', () => {
    const logger = appLogger()
    const span = { traceId: 't-1', spanId: 's-1' }
    addIds(logger, () => span)
    scopes.run({ exchange: null, context: null }, () => logger.info('in a span'))
    expect(logger.lines).toMatchObject([{ trace_id: 't-1', span_id: 's-1', msg: 'in a span' }])
    expect(logger.lines[0]).not.toHaveProperty('request_id')
  })

  it('is not changed twice', () => {
    const logger = appLogger()
    loggingWith(logger)
    const symbol = Symbol.for('pino.formatters')
    const formatters: unknown = Reflect.get(logger, symbol)
    loggingWith(logger)
    expect(Reflect.get(logger, symbol)).toBe(formatters)
  })
})

describe('the option logger', () => {
  it('that is false makes no line at all', async () => {
    const logging = loggingWith(false)
    expect(logging.accessLog).toBeNull()
    expect(logging.log.isLevelEnabled('fatal')).toBe(false)
    expect(() => logging.log.child({ a: 1 }).error(new Error('unheard'))).not.toThrow()
    await logging.flush(100)
  })

  it('that can log but is no pino is used, and what it lacks is said', async () => {
    const lines: unknown[] = []
    const say = (fields: object, message: string) => lines.push({ ...fields, message })
    const logging = loggingWith({ info: say, warn: say, error: say })
    await oneRequest(logging, () => {})
    expect(logging.problems).toEqual(['logger is no pino instance: its lines carry no ids'])
    expect(lines).toMatchObject([{ route: '/orders/:id', status: 200 }])
  })
})

/** The two have the same form here; their types have nothing in common. */
type CreateApp = (logger: object) => FastifyInstance

const create4: CreateApp = (logger) =>
  fastify4({ logger, disableRequestLogging: true }) as unknown as FastifyInstance
const create5: CreateApp = (logger) => fastify5({ logger, disableRequestLogging: true })

describe.each([
  ['Fastify 4', create4],
  ['Fastify 5', create5],
])("the logger of %s's own", (_name, create) => {
  it('takes the ids in, for the lines of each request too', async () => {
    const { stream, lines } = collect()
    const app = create({ stream, level: 'info' })
    expect(addIds(app.log)).toBe(true)
    const engine = engineFor(loggingWith(false))
    app.addHook('onRequest', (request, reply, done) => {
      scopes.run(begin(engine, request.raw, reply.raw), done)
    })
    app.get('/orders/:id', (request) => {
      request.log.info('inside')
      return 'ok'
    })
    await app.inject({ url: '/orders/7', headers: { 'x-request-id': 'r-7' } })
    await app.close()
    expect(lines).toMatchObject([{ reqId: 'req-1', request_id: 'r-7', msg: 'inside' }])
  })
})
