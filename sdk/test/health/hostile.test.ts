import { expect, test } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'

const opaque = new Proxy(new Error('x'), {
  get() {
    throw new Error('nothing to see')
  },
})
const thrown = [undefined, null, 0, '', Symbol('s'), Object.create(null) as object, opaque]

test('a check may throw anything, and names may be anything', async () => {
  const health = Object.fromEntries(
    thrown.map((what, at) => [
      `check\n"${at}"`,
      () => {
        throw what
      },
    ]),
  )
  const { url, samples } = await startService(() => ({}), { health })
  const answer = await fetch(`${url}/readyz?verbose`)
  expect(answer.status).toBe(503)
  const { checks } = (await answer.json()) as { checks: Record<string, object> }
  expect(Object.values(checks)).toHaveLength(thrown.length)
  for (const check of Object.values(checks)) {
    expect(check).toMatchObject({ ok: false, reason: expect.any(String) })
  }
  const all = await samples()
  expect(Object.values(byLabels(all, 'obs_health_check_up'))).toEqual(thrown.map(() => 0))
  expect(byLabels(all, 'obs_internal_errors_total')).toEqual({})
})
