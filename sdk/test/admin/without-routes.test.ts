import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type makeExpress from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { observe } from '../../src/index.ts'

test.each(['express4', 'express5'])(
  '%s serves end points without a route of its own',
  async (name) => {
    const app = (createRequire(import.meta.url)(name) as typeof makeExpress)()
    observe(app, { logger: false, shutdown: false })
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
    expect([await status('/readyz'), await status('/metrics')]).toEqual([200, 200])
    expect(await status('/nowhere')).toBe(404)
  },
)
