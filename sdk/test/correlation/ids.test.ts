import { describe, expect, it } from 'vitest'
import { current } from '../../src/index.ts'
import { exchange, headerOf, names, start } from './support/apps.ts'

const generated = /^[0-9a-f]{32}$/
const traceId = '0af7651916cd43dd8448eb211c80319c'
const spanId = 'b7ad6b7169203331'

const hostileIds = {
  'is empty': '',
  'is 10 KB long': 'a'.repeat(10_000),
  'is a little too long': 'a'.repeat(129),
  'has blanks': 'a b',
  'holds a tab': 'a\tb',
  'holds bytes beyond ASCII': 'caf\u00e9',
  'would be markup': '<script>',
  'would be JSON': '{"a":1}',
  'would be a format': '%s%n',
  'would be a path': '../../etc/passwd',
  'holds quotes': '"x"',
}

const hostileParents = {
  'has no trace': `00-${'0'.repeat(32)}-${spanId}-01`,
  'has no span': `00-${traceId}-${'0'.repeat(16)}-01`,
  'has a version that cannot be': `ff-${traceId}-${spanId}-01`,
  'has capitals': `00-${traceId.toUpperCase()}-${spanId}-01`,
  'goes on though it may not': `00-${traceId}-${spanId}-01-more`,
  'is cut': `00-${traceId}-${spanId}`,
  'is 10 KB long': `00-${traceId}-${spanId}-01-${'x'.repeat(10_000)}`,
  'is nonsense': '__proto__',
  'holds bytes beyond ASCII': `00-${traceId}-${spanId}-0\u00e9`,
}

describe.each(names)('correlation on %s', (name) => {
  const answering = () => start(name, {}, (_req, res) => void res.end(JSON.stringify(current())))

  async function idsFor(port: number, ...headers: string[]) {
    const answer = await exchange(port, ['GET /raw HTTP/1.1', ...headers])
    const [line] = /\{.*\}/.exec(answer) ?? []
    return JSON.parse(line ?? 'null') as NonNullable<ReturnType<typeof current>>
  }

  it('takes the ids of the caller', async () => {
    const port = await answering()
    const ids = await idsFor(
      port,
      `traceparent: 00-${traceId}-${spanId}-01`,
      'x-request-id: r-1.2_3',
    )
    expect(ids).toMatchObject({ traceId, requestId: 'r-1.2_3' })
    expect(ids.spanId).toMatch(/^[0-9a-f]{16}$/)
    expect(ids.spanId).not.toBe(spanId)
    // A later version may say more than we know.
    const later = await idsFor(port, `traceparent: 01-${traceId}-${spanId}-01-more`)
    expect(later.traceId).toBe(traceId)
    expect((await idsFor(port, 'x-request-id: __proto__')).requestId).toBe('__proto__')
  })

  it('replaces request ids that could do harm', async () => {
    const port = await answering()
    const taken: string[] = []
    for (const [why, id] of Object.entries(hostileIds)) {
      const { requestId } = await idsFor(port, `x-request-id: ${id}`)
      if (!generated.test(requestId)) taken.push(why)
    }
    expect(taken).toEqual([])
    const twice = await idsFor(port, 'x-request-id: a', 'x-request-id: b')
    expect(twice.requestId).toMatch(generated)
  })

  it('replaces trace headers that are not valid', async () => {
    const port = await answering()
    const taken: string[] = []
    for (const [why, parent] of Object.entries(hostileParents)) {
      const ids = await idsFor(port, `traceparent: ${parent}`)
      if (!generated.test(ids.traceId) || ids.traceId === traceId) taken.push(why)
    }
    expect(taken).toEqual([])
    const valid = `traceparent: 00-${traceId}-${spanId}-01`
    expect((await idsFor(port, valid, `${valid}1`)).traceId).toMatch(generated)
  })

  it('lets nobody write headers of the answer', async () => {
    const port = await answering()
    const answer = await exchange(port, [
      'GET /raw HTTP/1.1',
      'x-request-id: a%0d%0aset-cookie: x=1',
    ])
    expect(headerOf(answer, 'set-cookie')).toBeUndefined()
    const folded = await exchange(port, [
      'GET /raw HTTP/1.1',
      'x-request-id: a\r\n set-cookie: x=1',
    ])
    expect(headerOf(folded, 'set-cookie')).toBeUndefined()
    const bare = await exchange(port, ['GET /raw HTTP/1.1', 'x-request-id: a\rset-cookie: x=1'])
    expect(headerOf(bare, 'set-cookie')).toBeUndefined()
  })

  it.each([
    ['an answer', 'GET /answers', 200],
    ['an answer written by hand', 'GET /raw', 200],
    ['an answer without a body', 'HEAD /answers', 200],
    ['an error', 'GET /fails', 500],
    ['no route', 'GET /nothing', 404],
    ['a method that no route has', 'PUT /answers', 404],
  ])('echoes the id with %s', async (_what, request, status) => {
    const port = await start(name)
    const answer = await exchange(port, [`${request} HTTP/1.1`, 'x-request-id: r-9'])
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(headerOf(answer, 'x-request-id')).toBe('r-9')
    expect(headerOf(await exchange(port, [`${request} HTTP/1.1`]), 'x-request-id')).toMatch(
      generated,
    )
  })

  it('echoes the id with a parameter that is too long', async () => {
    const port = await start(name)
    const answer = await exchange(port, [`GET /${'x'.repeat(200)} HTTP/1.1`, 'x-request-id: r-9'])
    expect(headerOf(answer, 'x-request-id')).toBe('r-9')
  })

  it('echoes the id with a URL that cannot be read', async () => {
    const port = await start(name)
    const answer = await exchange(port, ['GET /answers/%zz HTTP/1.1', 'x-request-id: r-9'])
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /)
    expect(headerOf(answer, 'x-request-id')).toBe('r-9')
  })

  it('uses the header that it is told to', async () => {
    const port = await start(name, { requestIdHeader: 'X-Correlation-ID' })
    const answer = await exchange(port, [
      'GET /answers HTTP/1.1',
      'x-request-id: wrong',
      'x-correlation-id: right',
    ])
    expect(headerOf(answer, 'x-correlation-id')).toBe('right')
    expect(headerOf(answer, 'x-request-id')).toBeUndefined()
  })
})
