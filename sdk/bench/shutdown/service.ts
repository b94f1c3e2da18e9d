// A service that is ended in the middle of its work: `node service.ts <framework> <wait>`.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { observe } from '@obs-toolkit/sdk'
import express from 'express'
import fastify from 'fastify'

const [framework = '', waitMs = '0'] = process.argv.slice(2)
const options = {
  service: { name: 'orders' },
  // Every trace is to be found again.
  sampling: { success: 1 },
  shutdown: { waitMs: Number(waitMs) },
}

/** As a query to a database takes: at the signal, requests are in flight. */
async function findOrder(id: string): Promise<object> {
  await sleep(5 + Math.random() * 40)
  return { id, state: 'paid' }
}

async function startExpress(): Promise<Server> {
  const app = express()
  observe(app, options)
  app.get('/orders/:id', async (req, res) => void res.json(await findOrder(req.params.id)))
  return await new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server))
  })
}

async function startFastify(): Promise<Server> {
  const app = fastify()
  await app.register(observe, options)
  app.get<{ Params: { id: string } }>(
    '/orders/:id',
    async ({ params }) => await findOrder(params.id),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app.server
}

const server = await (framework === 'express' ? startExpress() : startFastify())
console.log(`listening on ${(server.address() as AddressInfo).port}`)
