import assert from 'node:assert'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ObserveOptions } from '../../src/index.ts'
import { frameworks } from '../frameworks/index.ts'
import { adminUrl, listen, makeApp } from './support/app.ts'

describe.each(frameworks)('a port of its own beside $name', (framework) => {
  test('has all end points, no route of the application, and they are not among its routes', async () => {
    const log = listen()
    const app = await framework.start({
      logger: log.logger,
      shutdown: false,
      admin: { port: 0, host: '127.0.0.1' },
    })
    onTestFinished(() => app.close())
    const admin = await adminUrl(log)
    const statuses = async (url: string) =>
      await Promise.all(
        ['/metrics', '/livez', '/readyz', '/startupz', '/users/7'].map(
          async (path) => (await fetch(url + path)).status,
        ),
      )
    expect(await statuses(admin)).toEqual([200, 200, 200, 200, 404])
    expect(await statuses(app.url)).toEqual([404, 404, 404, 404, 200])
    const report = await (await fetch(`${admin}/readyz?verbose`)).json()
    expect(report).toMatchObject({ status: 'ok', checks: {}, uptimeSeconds: expect.any(Number) })
    // Whoever reaches this port is meant to, also through a proxy.
    const headers = { 'x-forwarded-for': '1.2.3.4' }
    expect((await fetch(`${admin}/metrics`, { headers })).status).toBe(200)
  })
})

test("a handler of the application's answers the rest of that port, and nowhere else", async () => {
  const log = listen()
  const handler: RequestListener = (req, res) => res.end(`switched by ${req.method} ${req.url}`)
  const [framework] = frameworks
  const app = await framework!.start({
    logger: log.logger,
    shutdown: false,
    admin: { port: 0, host: '127.0.0.1', handler },
  })
  onTestFinished(() => app.close())
  const admin = await adminUrl(log)
  const answer = await fetch(`${admin}/switch`, { method: 'POST' })
  expect(await answer.text()).toBe('switched by POST /switch')
  expect(await (await fetch(`${admin}/livez`)).json()).toEqual({ status: 'ok' })
  expect((await fetch(`${app.url}/switch`, { method: 'POST' })).status).toBe(404)
})

test.each<[string, () => Promise<never>]>([
  ['throws', () => assert.fail('broken')],
  ['rejects', () => Promise.reject(new Error('broken'))],
])('a handler that %s costs its answer and not the service', async (_, fail) => {
  const log = listen()
  makeApp({
    logger: log.logger,
    admin: { port: 0, host: '127.0.0.1', handler: fail },
  })
  const admin = await adminUrl(log)
  const answer = await fetch(`${admin}/switch`)
  expect([answer.status, await answer.text()]).toEqual([500, ''])
  expect((await fetch(`${admin}/livez`)).status).toBe(200)
  expect(await (await fetch(`${admin}/metrics`)).text()).toMatch(/obs_internal_errors_total\{.*} 1/)
})

test('an address of version 6 is told as it stands in a URL', async () => {
  const log = listen()
  makeApp({ logger: log.logger, admin: { port: 0, host: '::1' } })
  const [, where] = (await log.said(/health are on (\[::1\]:\d+)/)) ?? []
  expect((await fetch(`http://${where}/livez`)).status).toBe(200)
})

describe('the start says', () => {
  function inProduction(options: ObserveOptions, env: Record<string, string> = {}): string {
    const log = listen()
    const before = { ...process.env }
    onTestFinished(() => {
      process.env = before
    })
    Object.assign(process.env, { NODE_ENV: 'production', ...env })
    makeApp({ ...options, logger: log.logger })
    return log.messages.join('\n')
  }

  test('that metrics are served publicly, and how to move them', () => {
    expect(inProduction({})).toMatch(/served publicly.*other than through a proxy.*OBS_ADMIN_PORT/)
    expect(inProduction({ admin: 'public' })).toMatch(/served publicly.*to everybody/)
  })

  test('nothing of it where they have a port of their own, or are not there', () => {
    expect(inProduction({ admin: { port: 0, host: '127.0.0.1' } })).not.toContain('publicly')
    expect(inProduction({ admin: false })).not.toContain('publicly')
  })

  test('what is wrong with a host, and does not listen everywhere instead', () => {
    for (const host of ['', 42 as never]) {
      const said = inProduction({ admin: { port: 0, host } })
      expect(said).toContain(`admin.host is no host: ${JSON.stringify(host)}. Nothing is served.`)
      expect(said).toContain('no metrics or health end points')
    }
  })

  test('that a handler is none, and that null is no wish', () => {
    const admin = { port: 0, host: '127.0.0.1', handler: 'heap' as never }
    expect(inProduction({ admin })).toContain('admin.handler is no function')
    expect(inProduction({ admin: null as never })).toContain('/metrics and health among its routes')
  })

  test('what is wrong with a port, and the application starts all the same', async () => {
    expect(inProduction({}, { OBS_ADMIN_PORT: 'http' })).toContain(
      "OBS_ADMIN_PORT is no port: 'http'",
    )
    expect(inProduction({ admin: { port: 99_999 } })).toContain('admin.port is no port: 99999')
    expect(inProduction({ admin: { port: '9464' as never } })).toContain('no port: "9464"')
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    onTestFinished(() => void taken.close())
    const { port } = taken.address() as AddressInfo
    const log = listen()
    makeApp({ logger: log.logger, admin: { port, host: '127.0.0.1' } })
    expect(await log.said(new RegExp(`port ${port} for metrics and health failed`))).toBeTruthy()
  })
})
