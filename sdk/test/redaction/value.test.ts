import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createRedaction } from '../../src/redaction/index.ts'

const { value } = createRedaction()

describe('a value', () => {
  it('that is clean is given back as it is', () => {
    const clean = { user: { id: 7, roles: ['admin'] }, at: null, open: true }
    expect(value(clean)).toBe(clean)
  })

  it('is never changed, only copied as far as it must be', () => {
    const clean = { a: 1 }
    const told = Object.freeze({ clean, user: Object.freeze({ password: 'hunter2', name: 'n' }) })
    const copy = value(told) as typeof told
    expect(copy).toEqual({ clean: { a: 1 }, user: { password: '[redacted]', name: 'n' } })
    expect(copy.clean).toBe(clean)
    expect(told.user.password).toBe('hunter2')
  })

  it.each(['password', 'PASSWORD', 'db_password', 'dbPassword', 'passwordHash', 'X-Api-Key'])(
    'under the name %s is secret',
    (name) => {
      expect(value({ deep: [{ [name]: 's3cret' }] })).toEqual({ deep: [{ [name]: '[redacted]' }] })
    },
  )

  it('goes whole, whatever it is, where its name is secret', () => {
    expect(value({ session: { id: 1 }, tokens: ['a'], pin: 1234 })).toEqual({
      session: '[redacted]',
      tokens: '[redacted]',
      pin: '[redacted]',
    })
  })

  it('that tells nothing stays under any name', () => {
    const told = { hasPassword: true, token: null, maxTokens: 512, cookie: '', code: 'ECONNRESET' }
    expect(value(told)).toBe(told)
  })

  it('follows its name in a list, as headers do', () => {
    expect(value(['Authorization', 'x', 'Accept', 'y'])).toEqual([
      'Authorization',
      '[redacted]',
      'Accept',
      'y',
    ])
  })

  it('is a secret as a key too', () => {
    expect(value({ 'bob@example.com': 1 })).toEqual({ '[redacted]': 1 })
  })

  it('that JSON cannot hold is turned into what it can', () => {
    const told = {
      map: new Map<unknown, unknown>([
        ['token', 1],
        [{}, 2],
      ]),
      set: new Set(['bob@example.com']),
      bytes: Buffer.from('s3cret'),
      big: 4111111111111111n,
      date: new Date(0),
      never: new Date(Number.NaN),
      url: new URL('https://bob:x@x.example/?token=1'),
      boxed: new String('Bearer abcdefgh'),
      json: { toJSON: () => ({ password: 'x' }) },
    }
    expect(value(told)).toEqual({
      map: { token: '[redacted]', object: 2 },
      set: ['[redacted]'],
      bytes: '[6 bytes]',
      big: '[redacted]',
      date: '1970-01-01T00:00:00.000Z',
      never: null,
      url: 'https://[redacted]@x.example/?token=[redacted]',
      boxed: 'Bearer [redacted]',
      json: { password: '[redacted]' },
    })
  })

  it('that is an error keeps type, message, code, stack and causes, and nothing else', () => {
    const cause = Object.assign(new TypeError('mail to bob@example.com'), { code: 'EMAIL' })
    const error = Object.assign(new Error('password=hunter2', { cause }), { config: { auth: 'x' } })
    const described = value(error)
    expect(described).toEqual({
      type: 'Error',
      message: 'password=[redacted]',
      stack: expect.stringContaining('Error: password=[redacted]\n    at '),
      causes: [
        {
          type: 'TypeError',
          message: 'mail to [redacted]',
          code: 'EMAIL',
          stack: expect.stringContaining('TypeError: mail to [redacted]\n'),
        },
      ],
    })
  })

  it('that is an error of many has them among its causes, and a circle of causes ends', () => {
    const first = new Error('first')
    const all = new AggregateError([first, 'second'], 'all')
    first.cause = all
    expect(value(all)).toMatchObject({
      type: 'AggregateError',
      causes: [{ message: 'first' }, { type: 'string', message: 'second' }],
    })
  })

  it('that resists is said to be unreadable', () => {
    const throwing = {
      get boom() {
        throw new Error('no')
      },
    }
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => [] as never,
        getPrototypeOf: () => {
          throw new Error('no')
        },
      },
    )
    expect(
      value({
        throwing,
        hostile,
        json: {
          toJSON: () => {
            throw new Error('no')
          },
        },
      }),
    ).toEqual({
      throwing: { boom: '[unreadable]' },
      hostile: '[unreadable]',
      json: '[unreadable]',
    })
  })

  it('that contains itself ends', () => {
    const told: Record<string, unknown> = { a: 1 }
    told['self'] = told
    expect(value(told)).toEqual({ a: 1, self: '[circular]' })
  })

  it('cannot change a prototype', () => {
    const copy = value(JSON.parse('{"__proto__":{"admin":true},"a":1}')) as Record<string, unknown>
    expect(copy).toEqual({ a: 1 })
    expect(copy['admin']).toBeUndefined()
  })

  it('is bounded in depth, breadth, length and number', () => {
    let deep: unknown = 'end'
    for (let i = 0; i < 50; i++) deep = { deep }
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]))
    const many = Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => ({ a: 1 })))
    expect(JSON.stringify(value(deep))).toContain('[more]')
    expect(Object.keys(value(wide) as object)).toHaveLength(100)
    expect(value(Array.from({ length: 500 }, (_, i) => i))).toHaveLength(100)
    expect(value('x'.repeat(1_000_000))).toHaveLength(16_384)
    expect(JSON.stringify(value(many)).match(/"a":1/g)?.length).toBeLessThan(2_000)
  })

  it('that is a request shows method and URL, and a response its status', async () => {
    const seen = await new Promise((resolve, reject) => {
      const server = createServer((req, res) => {
        resolve(value({ req, res, framework: { raw: req }, socket: req.socket }))
        res.end()
        server.close()
      })
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo
        get({ port, path: '/x?code=s3cret', headers: { authorization: 'x' } }).on('error', reject)
      })
    })
    const request = { method: 'GET', url: '/x?code=[redacted]' }
    expect(seen).toMatchObject({
      req: request,
      res: { statusCode: 200 },
      socket: { type: 'Socket' },
    })
  })
})
