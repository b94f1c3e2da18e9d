import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { once } from 'node:events'
import type express from 'express'
import type { Express } from 'express'
import type fastify from 'fastify5'
import type { FastifyInstance } from 'fastify5'
import Joi from 'joi'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { observe } from '../../src/index.ts'
import { frameworks } from '../frameworks/index.ts'
import { requestCounts, scrape } from '../frameworks/scrape.ts'

const require = createRequire(import.meta.url)
const options = { logger: false, shutdown: false, problems: true } as const

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

describe.each(frameworks)('$name', (framework) => {
  async function start(wishes: object = options) {
    const app = await framework.start(wishes)
    onTestFinished(() => app.close())
    return app
  }

  test.each(['/throws', '/rejects'])('says nothing of what went wrong on %s', async (path) => {
    const { url } = await start()
    const { status, type, headers, body } = await ask(url + path)
    expect([status, type]).toEqual([500, 'application/problem+json; charset=utf-8'])
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      requestId: headers.get('x-request-id'),
    })
    expect(headers.get('vary')).toBe('Accept')
  })

  test('carries the ids that the caller sent', async () => {
    const { url } = await start()
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const { body } = await ask(`${url}/throws`, {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'x-request-id': 'abc' },
    })
    expect(body).toMatchObject({ traceId, requestId: 'abc' })
  })

  test("takes the error's status, and its message where it is the client's to know", async () => {
    const { url } = await start()
    const { status, body } = await ask(`${url}/conflict`)
    expect([status, body]).toMatchObject([
      409,
      { title: 'Conflict', detail: 'there already', status: 409 },
    ])
  })

  test('answers where there is no route', async () => {
    const app = await start()
    const { status, type, body } = await ask(`${app.url}/nowhere?token=secret`)
    expect([status, type]).toEqual([404, 'application/problem+json; charset=utf-8'])
    expect(body).toMatchObject({ title: 'Not Found', status: 404 })
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(await requestCounts(app)).toMatchObject({ 'GET <unmatched> 404': 1 })
  })

  test('answers for the body parser', async () => {
    const { url } = await start()
    const send = (body: string) =>
      ask(`${url}/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    expect(await send('{"a":')).toMatchObject({ status: 400, body: { title: 'Bad Request' } })
    expect(await send(JSON.stringify('x'.repeat(2_000)))).toMatchObject({
      status: 413,
      body: { title: 'Payload Too Large', status: 413 },
    })
  })

  test("leaves what the application's own handler answers", async () => {
    const { url } = await start()
    const response = await fetch(`${url}/overload`)
    expect([response.status, await response.text()]).toEqual([503, 'please wait'])
  })

  test('leaves answers of routes, failures too', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/unavailable`)
    expect([response.status, await response.text()]).toEqual([503, 'closed'])
  })

  test.each([
    ['application/json', 'application/problem+json; charset=utf-8'],
    ['application/json, text/plain, */*', 'application/problem+json; charset=utf-8'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['image/png', 'application/problem+json; charset=utf-8'],
  ])('to whoever accepts %s, answers in %s', async (accept, type) => {
    const { url } = await start()
    for (const path of ['/throws', '/nowhere']) {
      const response = await fetch(url + path, { headers: { accept } })
      expect(response.headers.get('content-type')).toBe(type)
      const text = await response.text()
      expect(text).not.toMatch(/thrown|TypeError|\.ts/)
      expect(text).toMatch(/[0-9a-f]{32}/)
    }
  })

  test('answers HEAD without a body', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/throws`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([500, ''])
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  })

  test('is counted as it was answered', async () => {
    const app = await start()
    await ask(`${app.url}/throws`)
    await ask(`${app.url}/conflict`)
    expect(await requestCounts(app)).toMatchObject({
      'GET /throws 500 TypeError': 1,
      'GET /conflict 409': 1,
    })
  })

  test('breaks off an answer that was begun, as without it', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/partial`)
    await expect(response.text()).rejects.toThrow()
  })

  test('is not there unless asked for', async () => {
    const { url } = await start({ logger: false, shutdown: false })
    const response = await fetch(`${url}/conflict`)
    expect(response.headers.get('content-type')).not.toContain('problem')
  })

  test('survives hostile input', async () => {
    const app = await start()
    const hostile = [
      'GET /%00%zz HTTP/1.1\r\nHost: x\r\n',
      'GET /<script>alert(1)</script> HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n',
      `GET /nowhere HTTP/1.1\r\nHost: x\r\nAccept: ${'a/b;q=,'.repeat(1_000)}\r\n`,
    ]
    for (const head of hostile) {
      const text = await raw(app.port, head)
      expect(text).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(text).not.toContain('<script>')
      expect(text).not.toMatch(/\n\s+at /)
    }
    expect(await scrape(app)).toContain('http_server_request_duration_seconds')
  })
})

describe.each(['express4', 'express5'])('validation in %s', (name) => {
  const schema = z.object({ sku: z.string(), lines: z.array(z.object({ 'a/b': z.int() })) })
  const wrong = { lines: [{ 'a/b': 'one' }] }

  async function start(declare: (app: Express) => void) {
    const make = require(name) as typeof express
    const app = make()
    app.set('env', 'test')
    observe(app, options)
    declare(app)
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  test('points at fields of zod and of joi, where the error has a status of its own', async () => {
    const joi = Joi.object({ sku: Joi.string().required(), quantity: Joi.number() })
    const url = await start((app) => {
      app.get('/zod', (_req, _res, next) => {
        next(Object.assign(schema.safeParse(wrong).error as Error, { status: 422 }))
      })
      app.get('/joi', (_req, _res, next) => {
        const { error } = joi.validate({ quantity: 'many' }, { abortEarly: false })
        next(Object.assign(error as Error, { statusCode: 400 }))
      })
    })
    const fromZod = await ask(`${url}/zod`)
    expect([fromZod.status, fromZod.body]).toMatchObject([
      422,
      {
        detail: 'The request is not valid.',
        errors: [
          { pointer: '#/sku', detail: expect.stringContaining('expected string') },
          { pointer: '#/lines/0/a~1b', detail: expect.stringContaining('expected number') },
        ],
      },
    ])
    const fromJoi = await ask(`${url}/joi`)
    expect([fromJoi.status, fromJoi.body]).toMatchObject([
      400,
      { errors: [{ pointer: '#/sku' }, { pointer: '#/quantity' }] },
    ])
  })

  test('keeps the fields to itself where the error has no status, as it may be our own', async () => {
    const url = await start((app) => {
      app.get('/upstream', () => void schema.parse(wrong))
    })
    const { status, body } = await ask(`${url}/upstream`)
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('sku')
  })

  test('says nothing of paths on the disk, and sets the headers that an error brings', async () => {
    const url = await start((app) => {
      app.get('/file', (_req, res) => res.sendFile('/srv/secret/nothing.txt'))
      app.get('/busy', (_req, _res, next) =>
        next(Object.assign(new Error('slow'), { status: 429, headers: { 'Retry-After': '7' } })),
      )
      app.get('/strange', (_req, _res, next) => next(Object.assign(new Error('x'), { status: 42 })))
      app.get('/text', (_req, _res, next) => next('only text'))
    })
    const file = await ask(`${url}/file`)
    expect(file.status).toBe(404)
    expect(JSON.stringify(file.body)).not.toContain('secret')
    const busy = await ask(`${url}/busy`)
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7'])
    expect((await ask(`${url}/strange`)).status).toBe(500)
    expect(await ask(`${url}/text`)).toMatchObject({ status: 500, body: { status: 500 } })
  })

  test('answers errors that fail when they are looked at, and counts them', async () => {
    const url = await start((app) => {
      app.get('/odd/:which', ({ params }) => {
        throw hostile[params.which]?.()
      })
      app.get('/framed', (_req, _res, next) => {
        const headers = { 'content-length': '3', 'transfer-encoding': 'chunked', etag: '"a"' }
        next(Object.assign(new Error('busy'), { status: 429, headers }))
      })
    })
    for (const which of Object.keys(hostile)) {
      expect((await ask(`${url}/odd/${which}`)).status).toBe(500)
    }
    const framed = await ask(`${url}/framed`)
    expect([framed.status, framed.headers.get('etag')]).toEqual([429, null])
    const counts = await (await fetch(`${url}/metrics`)).text()
    expect(counts).toMatch(/_count\{.*\/odd\/:which",.*="500",error_type="500"\} \d/)
  })

  test("comes after the application's own 404", async () => {
    const url = await start((app) => {
      app.use((_req, res) => void res.status(404).json({ mine: true }))
    })
    expect((await ask(`${url}/nowhere`)).body).toEqual({ mine: true })
  })
})

describe.each(['fastify4', 'fastify5'])('validation in %s', (name) => {
  async function start(declare: (app: FastifyInstance) => void) {
    const app = (require(name) as typeof fastify)()
    await app.register(observe, options)
    declare(app)
    await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => app.close())
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  }

  const schema = {
    body: {
      type: 'object',
      required: ['sku'],
      properties: { sku: { type: 'string' }, 'a/b': { type: 'integer' } },
    },
    querystring: { type: 'object', properties: { limit: { type: 'integer', maximum: 10 } } },
  }

  test('points at fields, and says in which part of the request they are', async () => {
    const url = await start((app) => void app.post('/orders', { schema }, async () => 'ok'))
    const post = (path: string, body: object) =>
      ask(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await post('/orders', {})).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'body', pointer: '#/sku', detail: expect.stringContaining('sku') }] },
    })
    expect(await post('/orders', { sku: 'a', 'a/b': 'x' })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'body', pointer: '#/a~1b' }] },
    })
    expect(await post('/orders?limit=11', { sku: 'a' })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '#/limit' }] },
    })
  })

  test('answers errors that fail when they are looked at, and counts them', async () => {
    const url = await start((app) => {
      app.get<{ Params: { which: string } }>('/odd/:which', async ({ params }) => {
        throw hostile[params.which]?.()
      })
      app.get('/half', async () => {
        throw Object.assign(new Error('half'), { statusCode: 404.5 })
      })
    })
    // Fastify itself has no better status for what it cannot read.
    for (const which of Object.keys(hostile)) {
      expect([200, 500]).toContain((await ask(`${url}/odd/${which}`)).status)
    }
    expect(await ask(`${url}/half`)).toMatchObject({ status: 404, body: { status: 404 } })
    const counts = await (await fetch(`${url}/metrics`)).text()
    expect(counts).toMatch(/_count\{.*\/odd\/:which",.*error_type="500"\} \d/)
  })

  test("leaves the application's own 404, and handlers of plugins", async () => {
    const url = await start((app) => {
      app.setNotFoundHandler(async (_request, reply) => reply.status(404).send({ mine: true }))
      app.register(async (scope) => {
        scope.setErrorHandler(async (_error, _request, reply) => {
          await reply.status(418).send({ scoped: true })
        })
        scope.get('/scoped', async () => {
          throw new Error('for the plugin')
        })
      })
      app.get('/rest', async () => {
        throw new Error('for us')
      })
    })
    expect((await ask(`${url}/nowhere`)).body).toEqual({ mine: true })
    expect(await ask(`${url}/scoped`)).toMatchObject({ status: 418, body: { scoped: true } })
    expect(await ask(`${url}/rest`)).toMatchObject({
      status: 500,
      body: { title: 'Internal Server Error' },
    })
  })

  test.each(['always', 'with its answer alone', 'with the answer to a failure alone'])(
    "says nothing of what went wrong where a hook of the application's fails %s",
    async (when) => {
      const url = await start((app) => {
        app.addHook('onSend', async (_request, reply, payload) => {
          const failed = reply.statusCode >= 400
          if (when === 'with its answer alone' && failed) return payload
          if (when === 'with the answer to a failure alone' && !failed) return payload
          throw new RangeError('the secret of the hook')
        })
        app.get('/fine', (_request, reply) => {
          void reply.header('content-encoding', 'gzip').header('access-control-allow-origin', '*')
          return reply.send('no gzip')
        })
        app.get('/fails', async () => {
          throw new Error('the secret of the route')
        })
        app.get('/picky', async () => {
          throw Object.assign(new Error('no such sku'), { statusCode: 422 })
        })
      })
      const paths = when === 'with the answer to a failure alone' ? [] : ['/fine']
      for (const path of [...paths, '/fails', '/picky', '/nowhere']) {
        for (const accept of ['*/*', 'text/html']) {
          const response = await fetch(url + path, { headers: { accept } })
          const text = await response.text()
          expect(text).not.toContain('secret')
          expect(text).toContain(response.headers.get('x-request-id'))
          expect(response.headers.get('content-type')).toMatch(/problem\+json|text\/html/)
        }
      }
    },
  )

  test("leaves an object of the application's handler, though it says the same", async () => {
    const url = await start((app) => {
      app.setErrorHandler(async (error: Error, _request, reply) => {
        const words = { statusCode: 400, error: 'Bad Request', message: error.message }
        await reply.status(400).send(words)
      })
      app.get('/mine', async () => {
        throw new Error('mine')
      })
    })
    expect(await ask(`${url}/mine`)).toMatchObject({
      type: 'application/json; charset=utf-8',
      body: { statusCode: 400, message: 'mine' },
    })
  })
})

/** Errors that throw, or are none, where something of theirs is read. */
const hostile: Readonly<Record<string, () => unknown>> = {
  name: () => failing('name'),
  message: () => failing('message'),
  stack: () => failing('stack'),
  cause: () => failing('cause'),
  wordy: () => Object.assign(new Error('x'), { name: { toString: () => 'RangeError' } }),
  opaque: () =>
    new Proxy(new Error('x'), {
      get() {
        throw new Error('nothing to see')
      },
    }),
}

function failing(property: string): Error {
  return Object.defineProperty(new Error('x'), property, {
    get() {
      throw new Error('not this')
    },
  })
}

async function ask(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  const body = (await response.json()) as Answer['body']
  const { status, headers } = response
  return { status, type: headers.get('content-type'), headers, body }
}

async function raw(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(`${head}Connection: close\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return text
}
