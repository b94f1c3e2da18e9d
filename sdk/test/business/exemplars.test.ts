import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Express } from 'express'
import { observe } from '../../src/index.ts'
import { asOpenMetrics } from '../metrics/support/metrics.ts'

// Alone in its process: the calls of another service here would carry that service's sampling.
test('points from an observation to the trace of its request, and to no trace that is not kept', async () => {
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = 'http://127.0.0.1:1'
  onTestFinished(() => void delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'])
  const app = createRequire(import.meta.url)('express5')() as Express
  app.set('env', 'test')
  const obs = observe(app, {
    logger: false,
    shutdown: false,
    sampling: { success: 0, slowMs: 60_000 },
  })
  const value = obs.histogram('cart_value_euros', {
    help: 'What carts are worth.',
    unit: 'euros',
    buckets: [1, 10],
  })
  const traceIds: string[] = []
  app.get('/carts/:outcome', (req, res) => {
    value.observe(req.params.outcome === 'lost' ? 5 : 0.5)
    traceIds.push(obs.current()?.traceId ?? '')
    if (req.params.outcome === 'lost') throw new Error('out of stock')
    res.end()
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const outcome of ['sold', 'lost']) await (await fetch(`${url}/carts/${outcome}`)).text()
  const text = await (await fetch(`${url}/metrics`, { headers: { accept: asOpenMetrics } })).text()
  const buckets = text.split('\n').filter((line) => line.startsWith('cart_value_euros_bucket'))
  expect(buckets).toEqual([
    'cart_value_euros_bucket{le="1.0"} 1',
    expect.stringMatching(`^cart_value_euros_bucket{le="10.0"} 2 # {trace_id="${traceIds[1]}"`),
    'cart_value_euros_bucket{le="+Inf"} 2',
  ])
})
