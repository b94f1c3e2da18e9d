import { defineService } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { eventually } from '../../../alerts/test/live/process.ts'
import { startService } from '../../../sdk/test/dependencies/support/service.ts'
import { fastify5 } from '../../../sdk/test/frameworks/fastify.ts'
import { anInstrumentation, keepEventful } from '../../../sdk/test/support/eventful.ts'
import { startSink } from '../../../sdk/test/tracing/support/sink.ts'
import { executeBoard } from '../../src/checks.ts'
import type { BoardResults } from '../../src/checks.ts'
import { buildBoards, buildFleet, classicJson } from '../../src/index.ts'
import type { Board, Panel } from '../../src/index.ts'
import { rehearse } from '../support/rehearsal.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

describe('every generated board, over real services under load', { timeout }, () => {
  it('shows data in every panel, variable and annotation', async () => {
    const { services, prometheus } = await liveServices()
    const boards = [buildFleet(services), ...services.flatMap((service) => buildBoards(service))]
    let missing: readonly string[] = []
    let waiting = boards
    await eventually(async () => {
      const looked = await Promise.all(waiting.map((board) => look(board, prometheus)))
      waiting = waiting.filter((_, at) => looked[at]!.length > 0)
      missing = looked.flat()
      return missing.length === 0 || undefined
    }).catch(() => expect(missing).toEqual([]))
  })
})

async function look(board: Board, url: string): Promise<readonly string[]> {
  const json: unknown = JSON.parse(classicJson(board))
  return withoutData(board, await executeBoard(json, { url, from: 'now-1m', to: 'now' }))
}

/** What came back empty or not at all, and may not. */
function withoutData(board: Board, { panels, others }: BoardResults): readonly string[] {
  const ofPanels = panels.flatMap(({ title, queries }) => {
    const panel = board.rows.flatMap((row) => row.panels).find((one) => one.title === title)!
    return queries
      .map((query) => ({ ...query, title, at: refIds.indexOf(query.refId) }))
      .filter(({ outcome, at }) => !(outcome === 'empty' && mayBeEmpty(board, panel, at)))
  })
  return [...ofPanels, ...others]
    .filter(({ outcome }) => outcome !== 'data')
    .map(({ title, refId, expr, outcome, message }) =>
      [board.title, title, refId, outcome, message, expr].join(' | '),
    )
}

const refIds = ['A', 'B', 'C', 'D', 'E', 'F']

/** Everything happens in the service `orders`, so there only what needs a week may be empty. */
function mayBeEmpty({ service }: Board, { queries, noData }: Panel, at: number): boolean {
  return queries[at]?.conditional === true || (service === 'users' && noData.conditional)
}

async function liveServices(): Promise<{ services: readonly Service[]; prometheus: string }> {
  const sink = await startSink()
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
  onTestFinished(() => void vi.unstubAllEnvs())

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
