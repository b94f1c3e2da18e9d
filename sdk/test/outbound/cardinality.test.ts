import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import { ask, clients } from './support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { startRemote } from './support/remote.ts'
import { createCaller, type Caller } from './support/service.ts'

const notFound = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })

/** A call to a name that cannot be resolved. */
function callHost(host: string, port = 80, error: Error = notFound): void {
  request({ host, port, agent: false, lookup: (_, __, done) => done(error, '') }).on(
    'error',
    () => {},
  )
}

async function total(caller: Caller): Promise<number> {
  const measured = await caller.measured()
  return measured.reduce((sum, { count }) => sum + Number(count), 0)
}

test('a hundred thousand hosts have a constant number of series, and no call is lost', async () => {
  const caller = createCaller()
  const hosts = 100_000
  for (let batch = 0; batch < hosts; batch += 2_000) {
    for (let index = 0; index < 2_000; index += 1) callHost(`host-${batch + index}.example.com`)
    await vi.waitFor(async () => expect(await total(caller)).toBe(batch + 2_000))
  }
  const measured = await caller.measured()
  expect(measured).toHaveLength(101)
  expect(measured.find((one) => one['server_address'] === '_OTHER')).toMatchObject({
    count: String(hosts - 100),
  })
  expect(measured.find((one) => one['server_address'] === '_OTHER')).not.toHaveProperty(
    'server_port',
  )
}, 120_000)

test('as many ports of one host are bounded alike', async () => {
  const caller = createCaller()
  for (let port = 1; port <= 500; port += 1) callHost('example.com', port)
  await vi.waitFor(async () => expect(await total(caller)).toBe(500))
  expect(await caller.measured()).toHaveLength(101)
})

test('a declared dependency keeps its name, however many hosts there are before it', async () => {
  const caller = createCaller({ dependencies: { payments: { url: 'http://payments:8080' } } })
  for (let index = 0; index < 300; index += 1) callHost(`host-${index}.example.com`)
  callHost('payments', 8080)
  await vi.waitFor(async () => expect(await total(caller)).toBe(301))
  expect(await caller.measured()).toContainEqual({
    http_request_method: 'GET',
    server_address: 'payments',
    server_port: '8080',
    dependency: 'payments',
    error_type: 'ENOTFOUND',
    count: '1',
  })
})

test('a host is one, however it is written', async () => {
  const caller = createCaller()
  for (const host of ['Api.Example.com', 'api.example.com.', 'API.EXAMPLE.COM']) callHost(host)
  await vi.waitFor(async () => expect(await total(caller)).toBe(3))
  expect(await caller.measured()).toMatchObject([{ server_address: 'api.example.com', count: '3' }])
})

test('what is no host has no label of its own', async () => {
  const caller = createCaller()
  for (const host of ['a b', 'x@y', 'q/../z']) callHost(host)
  await vi.waitFor(async () => expect(await total(caller)).toBe(3))
  expect(await caller.measured()).toMatchObject([{ server_address: '_OTHER', count: '3' }])
})

test('unknown methods are one', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  const methods = ['PROPFIND', 'MKCOL', 'LINK']
  await caller.within(() =>
    Promise.all(methods.map((method) => ask(url, { method }).catch(() => 0))),
  )
  await vi.waitFor(() => expect(caller.spans).toHaveLength(3))
  const measured = await caller.measured()
  expect(new Set(measured.map((one) => one['http_request_method']))).toEqual(new Set(['_OTHER']))
  expect(caller.spans[0]).toMatchObject({
    name: 'HTTP',
    attributes: { 'http.request.method': '_OTHER', 'http.request.method_original': 'PROPFIND' },
  })
})

test('types of errors are bounded', async () => {
  const caller = createCaller()
  for (let index = 0; index < 500; index += 1) {
    callHost('example.com', 80, Object.assign(new Error('made up'), { code: `E_MADE_UP_${index}` }))
  }
  await vi.waitFor(async () => expect(await total(caller)).toBe(500))
  expect((await caller.measured()).length).toBeLessThan(120)
})

test.each(clients)(
  'a call with $name belongs to the dependency with the longest path',
  async ({ get }) => {
    const { port, url } = await startRemote()
    const at = (path: string) => ({ url: `http://127.0.0.1:${port}${path}` })
    const elsewhere = await freePort()
    const caller = createCaller({
      dependencies: {
        billing: at('/billing'),
        invoices: at('/billing/invoices/'),
        other: { url: `http://127.0.0.1:${elsewhere}` },
      },
    })
    const expected: Record<string, string> = {
      '/billing': 'billing',
      '/billing?page=1': 'billing',
      '/billing/orders': 'billing',
      '/billing/invoices': 'invoices',
      '/billing/invoices/7': 'invoices',
      '/billingual': '',
      '/': '',
    }
    await caller.within(async () => {
      for (const path of Object.keys(expected)) await get(url + path)
    })
    await vi.waitFor(() => expect(caller.spans).toHaveLength(7))
    expect(caller.spans.map(({ attributes }) => attributes['peer.service'] ?? '')).toEqual(
      Object.values(expected),
    )
    const counts = (await caller.measured()).map((one) => [one['dependency'] ?? '', one.count])
    expect(Object.fromEntries(counts)).toEqual({ billing: '3', invoices: '2', '': '2' })
  },
)
