import { describe, expect, test } from 'vitest'
import { requestCounts, scrape } from '../frameworks/scrape.ts'
import { ended, startOnExpress, startOnFastify } from './application.ts'

describe.each([
  // Nest itself answers there by a route of Express', which is what is counted.
  ['Express', startOnExpress, '/api/*'],
  ['Fastify', startOnFastify, '<unmatched>'],
])('NestJS on %s', (_, start, nowhere) => {
  test('is observed by the same line: routes, failures, health, the end', async () => {
    const app = await start({ logger: false, shutdown: false })
    for (const path of [
      '/api/orders/7',
      '/api/orders/8',
      '/api/orders/bad',
      '/api/orders/broken',
    ]) {
      await (await fetch(app.url + path)).text()
    }
    const missing = await fetch(`${app.url}/api/nowhere`)
    expect(missing.status).toBe(404)
    expect(missing.headers.get('x-request-id')).not.toBeNull()
    expect(await requestCounts(app)).toEqual({
      'GET /api/orders/:id 200': 2,
      'GET /api/orders/:id 400': 1,
      'GET /api/orders/:id 500 500': 1,
      [`GET ${nowhere} 404`]: 1,
    })
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
    expect(await scrape(app)).toContain('process_start_time_seconds')
    ended.length = 0
    await app.obs.shutdown()
    expect(ended).toEqual(['orders'])
    await expect(fetch(app.url)).rejects.toThrow('fetch failed')
  })
})
