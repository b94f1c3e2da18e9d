// The measured process: `node [--import preload] server.ts <framework> <variant module>`.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Framework, Instrument, VariantModule } from '../variants/variant.ts'
import { answerCalls } from './calls.ts'

interface App {
  start: (instrument: Instrument<unknown>) => Promise<Server>
}

const apps: Record<Framework, () => Promise<App>> = {
  express: () => import('../apps/express.ts'),
  fastify: () => import('../apps/fastify.ts'),
}

const [framework, module] = process.argv.slice(2) as [Framework, string]
const started = startServer()
let cpuAtBegin = process.cpuUsage()

const calls = {
  /** Where it listens, and how long after the start of the process it did. */
  listening: async () => {
    const { port, afterMs, cpuMs } = await started
    return { port, afterMs, cpuMs }
  },
  begin: () => {
    cpuAtBegin = process.cpuUsage()
  },
  /** CPU microseconds since `begin`, with the work that was put off: nothing is free by delay. */
  end: async () => {
    const { flush } = await started
    await flush?.()
    const { user, system } = process.cpuUsage(cpuAtBegin)
    return user + system
  },
}
export type ServerCalls = typeof calls
answerCalls(calls)

async function startServer() {
  const variant = (await import(`../variants/${framework}/${module}`)) as VariantModule<unknown>
  const app = await apps[framework]()
  const server = await app.start(variant.instrument)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { user, system } = process.cpuUsage()
  return {
    port: (server.address() as AddressInfo).port,
    afterMs: performance.now(),
    cpuMs: (user + system) / 1000,
    flush: variant.flush,
  }
}
