import { connect, constants, type ClientHttp2Session, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fastify, type FastifyInstance } from 'fastify5'
import { expect, it, onTestFinished } from 'vitest'
import { observe, type Obs } from '../../src/index.ts'
import { eventually } from '../frameworks/scrape.ts'

const { NGHTTP2_CANCEL } = constants

it('Over HTTP/2 an answer counts as whole only where it is', async () => {
  const slow = Promise.withResolvers<void>()
  const { obs, session } = await serve((app) => {
    app.get('/items/:id', async () => ({ ok: true }))
    app.get('/slow', () => {
      slow.resolve()
      return new Promise(() => {})
    })
    app.get('/given-up', (_request, reply) => {
      reply.hijack()
      const raw = reply.raw as unknown as Http2ServerResponse
      raw.write('a part')
      raw.stream.destroy()
    })
  })
  expect(await text(session.request({ ':path': '/items/7' }))).toBe('{"ok":true}')
  const cancelled = session.request({ ':path': '/slow' })
  await slow.promise
  cancelled.close(NGHTTP2_CANCEL)
  session
    .request({ ':path': '/given-up' })
    .on('error', () => {})
    .resume()

  const counts = await eventually(
    async () => countsIn(await obs.registry.metrics()),
    (seen) => seen.length === 3,
  )
  expect(counts.toSorted()).toEqual([
    'GET /given-up server_aborted 1',
    'GET /items/:id 200 1',
    'GET /slow client_aborted 1',
  ])
})

async function serve(
  declare: (app: FastifyInstance) => void,
): Promise<{ obs: Obs; session: ClientHttp2Session }> {
  const app = fastify({ http2: true }) as unknown as FastifyInstance
  await app.register(observe, { service: { name: 'shop' }, logger: false })
  declare(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const session = connect(`http://127.0.0.1:${port}`)
  onTestFinished(async () => {
    session.destroy()
    await app.close()
  })
  return { obs: (app as unknown as { obs: Obs }).obs, session }
}

function countsIn(metrics: string): string[] {
  const line = /^http_server_request_duration_seconds_count\{(.*)\} (\d+)$/gm
  return [...metrics.matchAll(line)].map(([, labels = '', count]) =>
    [...labels.matchAll(/="([^"]*)"/g)]
      .map(([, value]) => value)
      .concat(String(count))
      .join(' '),
  )
}
