import { lookup as realLookup } from 'node:dns'
import { expect, onTestFinished, test } from 'vitest'
import { createAgent } from './support/undici.ts'
import { ask, clients } from './support/clients.ts'
import { startRemote } from './support/remote.ts'
import { createCaller } from './support/service.ts'

/** Every name is this machine. */
const lookup = ((_: string, options: object, done: (...args: never[]) => void) => {
  realLookup('127.0.0.1', options, done as never)
}) as typeof realLookup

const ours = ['traceparent', 'tracestate', 'baggage', 'x-request-id']
const incoming = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=1',
  baggage: 'tenant=7',
  'x-request-id': 'from-the-caller',
}

test.each(clients)('$name tells the other side of the request', async ({ get }) => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  await caller.within(() => get(url), incoming)
  const [{ headers }] = asked as [(typeof asked)[0]]
  expect(headers).toMatchObject({
    traceparent: `00-0af7651916cd43dd8448eb211c80319c-${caller.spans[0]!.spanId}-01`,
    tracestate: expect.stringContaining('vendor=1'),
    baggage: 'tenant=7',
    'x-request-id': 'from-the-caller',
  })
})

test.each(clients)('$name leaves what the application said', async ({ get }) => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  const headers = {
    TraceParent: '00-11111111111111111111111111111111-2222222222222222-00',
    Baggage: 'mine=1',
    'X-Request-ID': 'mine',
  }
  await caller.within(() => get(url, { headers }), incoming)
  expect(asked[0]!.headers).toMatchObject({
    traceparent: headers.TraceParent,
    baggage: 'mine=1',
    'x-request-id': 'mine',
  })
  expect(asked[0]!.headers).not.toHaveProperty('tracestate')
})

test.each(['evil.example.com', '127.0.0.1.evil.com', 'api.partner.com.evil.com', 'ai.'])(
  'a foreign host (%s) is told nothing, though it resolves to this machine',
  async (host) => {
    const caller = createCaller({ dependencies: { partner: { url: 'http://api.partner.com' } } })
    const { port, asked } = await startRemote()
    await caller.within(() => ask(`http://${host}:${port}/`, { lookup }), incoming)
    for (const name of ours) expect(asked[0]!.headers).not.toHaveProperty(name)
  },
)

test.each([
  'payments',
  'payments.default.svc.cluster.local',
  'api.partner.com',
  'hooks.example.com',
  'a.corp.example',
])('%s is told', async (host) => {
  const caller = createCaller({
    dependencies: { partner: { url: 'http://api.partner.com' } },
    propagateTo: ['hooks.example.com', '.corp.example'],
  })
  const { port, asked } = await startRemote()
  await caller.within(() => ask(`http://${host}:${port}/`, { lookup }), incoming)
  for (const name of ours) expect(asked[0]!.headers).toHaveProperty(name)
})

test('a name with user info before it is the host behind it', async () => {
  const caller = createCaller()
  const { port, asked } = await startRemote()
  await caller.within(
    () => ask(`http://localhost:secret@evil.example.com:${port}/`, { lookup }),
    incoming,
  )
  for (const name of ours) expect(asked[0]!.headers).not.toHaveProperty(name)
  expect(JSON.stringify(caller.spans[0]!.attributes)).not.toContain('secret')
})

test('a foreign proxy is not told of an internal host behind it', async () => {
  const caller = createCaller()
  const { port, asked } = await startRemote()
  const path = 'http://payments/'
  await caller.within(() => ask('http://proxy.example.com', { port, lookup, path }), incoming)
  for (const name of ours) expect(asked[0]!.headers).not.toHaveProperty(name)
})

test('a redirect to a foreign host does not take the headers along', async () => {
  const caller = createCaller()
  const { port, url, asked } = await startRemote({
    '/old': (_, res) => res.writeHead(302, { location: `http://evil.com:${port}/new` }).end(),
  })
  const dispatcher = createAgent({ connect: { lookup } })
  onTestFinished(() => dispatcher.destroy())
  const follow = async () => (await fetch(`${url}/old`, { dispatcher } as RequestInit)).text()
  await caller.within(follow, incoming)
  expect(asked.map((request) => request.url)).toEqual(['/old', '/new'])
  for (const name of ours) {
    expect(asked[0]!.headers).toHaveProperty(name)
    expect(asked[1]!.headers).not.toHaveProperty(name)
  }
})

test('a `Host` header of the application`s does not make a foreign host its own', async () => {
  const caller = createCaller()
  const { port, asked } = await startRemote()
  const headers = { host: 'localhost' }
  await caller.within(() => ask(`http://evil.example.com:${port}/`, { lookup, headers }), incoming)
  for (const name of ours) expect(asked[0]!.headers).not.toHaveProperty(name)
})
