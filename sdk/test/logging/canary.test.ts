import { afterAll, beforeAll, expect, it } from 'vitest'
import { Service } from './support/child.ts'

let service: Service

beforeAll(async () => {
  service = await Service.start({ LOG_LEVEL: 'trace' })
  service.read()
})
afterAll(() => service.stop())

const canary = 'canary-5ecret-9b1f'
const encoded = Buffer.from(`app:${canary}`).toString('base64')
const webToken = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(canary).toString('base64url')}.c2lnbmF0dXJl`

it('lets no secret out, wherever a request or the application has put it', async () => {
  const headers = {
    'x-canary-token': canary,
    authorization: `Basic ${encoded}`,
    cookie: `session=${canary}; theme=dark`,
    'x-api-key': canary,
    'x-forwarded-access-token': webToken,
  }
  const queries = [
    `access_token=${canary}`,
    `user%5Bpassword%5D=${canary}`,
    `code=${canary}&q=${webToken}`,
    `next=${encodeURIComponent(`/cb?token=${canary}`)}`,
    `mail=${canary}%40example.com`,
  ]
  const paths = [
    '/failing',
    '/talking',
    '/teapot',
    '/broken',
    '/nowhere',
    `/x;jsessionid=${canary}`,
    `/reset/${webToken}`,
  ]
  for (const path of paths) {
    for (const query of queries) await service.get(`${path}?${query}`, headers)
  }
  await expect(service.get(`/given-up?${queries[0]}`, headers)).rejects.toThrow('fetch failed')
  await service.lineThat((line) => line['route'] === '/given-up')

  const routes = new Set(service.lines.map((line) => line['route']))
  expect([...routes]).toEqual(
    expect.arrayContaining(['/failing', '/talking', '/teapot', '<unmatched>']),
  )
  for (const secret of [canary, encoded, webToken]) {
    for (const line of service.text.split('\n')) expect(line).not.toContain(secret)
  }
})
