import { defineService } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { onTestFinished, vi } from 'vitest'
import { startService } from '../../../sdk/test/dependencies/support/service.ts'
import { fastify5 } from '../../../sdk/test/frameworks/fastify.ts'
import { anInstrumentation, keepEventful } from '../../../sdk/test/support/eventful.ts'
import { startSink } from '../../../sdk/test/tracing/support/sink.ts'
import { rehearse } from './rehearsal.ts'

interface LiveServices {
  readonly services: readonly Service[]
  /** Its address. */
  readonly prometheus: string
}

/**
 * Two services that have everything happen that is measured, and a Prometheus that watches them. The
 * first has no place for traces: OpenTelemetry's are of the process, and belong to the second.
 */
export async function liveServices(): Promise<LiveServices> {
  const users = await fastify5.start({ admin: 'public', logger: false, service: { name: 'users' } })
  onTestFinished(() => users.close())
  const declared = {
    name: 'orders',
    traffic: { peakPerSecond: 10, instances: 1 },
    routes: {
      'GET /orders/:id': { objectives: { latency: [{ ratio: 0.99, underMs: 800 }] } },
    },
    dependencies: { users: { url: users.url } },
  }
  const sink = await startSink()
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
  onTestFinished(() => void vi.unstubAllEnvs())
  const orders = await startService(
    () => ({
      '/orders/:id': () => fetch(`${users.url}/users/1`).then((answer) => answer.arrayBuffer()),
      '/report': () => fetch(`${users.url}/unavailable`).then((answer) => answer.arrayBuffer()),
      '/broken': (_req, res) => void res.status(500).end(),
    }),
    { admin: 'public', service: declared, instrumentations: [anInstrumentation] },
  )
  await keepEventful(orders.obs)
  const traffic = setInterval(() => {
    for (const path of ['/orders/1', '/orders/2', '/report', '/broken', '/nowhere']) {
      void orders.get(path).catch(() => {})
    }
  }, 100)
  onTestFinished(() => clearInterval(traffic))

  const services = [
    defineService({ ...declared, prometheus: { targets: [new URL(orders.url).host] } }),
    defineService({ name: 'users', prometheus: { targets: [`127.0.0.1:${users.port}`] } }),
  ]
  return { services, prometheus: await rehearse(services) }
}
