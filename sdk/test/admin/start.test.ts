import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { adminUrl, listen, makeApp } from './support/app.ts'

test('a start is over when the application listens, not when its probes do', async () => {
  const log = listen()
  const app = makeApp({ logger: log.logger, admin: { port: 0, host: '127.0.0.1' } })
  const admin = await adminUrl(log)
  const status = async (path: string) => (await fetch(admin + path)).status
  expect([await status('/startupz'), await status('/readyz')]).toEqual([503, 503])
  expect(await status('/livez')).toBe(200)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  expect([await status('/startupz'), await status('/readyz')]).toEqual([200, 200])
})
