import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pino } from 'pino'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import {
  expectLog,
  expectMetric,
  expectRoute,
  expectSpan,
  logs,
  requests,
  reset,
  settled,
  spans,
} from '@obs-toolkit/sdk/testing'
import type { ObserveOptions } from '../../src/index.ts'
import { frameworks } from '../frameworks/index.ts'

beforeEach(reset)

describe.each(frameworks)('$name', (framework) => {
  async function start(options: ObserveOptions = {}) {
    const app = await framework.start({ shutdown: false, ...options })
    onTestFinished(() => app.close())
    await settled()
    return app
  }

  test('counts requests by route, and what they ended in', async () => {
    const { url } = await start()
    await fetch(`${url}/users/7`)
    await fetch(`${url}/users/8`)
    await fetch(`${url}/throws`)
    await fetch(`${url}/nowhere`)
    await settled()
    expectRoute('GET /users/:id').toHaveCounted(2).toHaveAnswered(200)
    expectRoute('GET /throws').toHaveCounted(1, { status: 500 }).toHaveFailed('TypeError')
    expectRoute('GET <unmatched>').toHaveCounted(1, { status: 404 })
    expect(requests()).toHaveLength(4)
  })

  test('begins anew for each test', () => {
    expect([...requests(), ...spans(), ...logs()]).toEqual([])
  })

  test('keeps the span of every request', async () => {
    const { url } = await start()
    await fetch(`${url}/users/7`)
    await settled()
    expectSpan('GET /users/:id')
      .toHaveEnded(1)
      .toHaveAttributes({
        'http.response.status_code': 200,
        'url.path': /^\/users\//,
      })
  })

  test('keeps lines of the log with their ids', async () => {
    const { url, obs } = await start()
    obs.log.warn({ stock: 0 }, 'sold out')
    await fetch(`${url}/throws`)
    await settled()
    expectLog('sold out').toHaveBeenWritten(1)
    expectLog({ level: 'warn', stock: 0 }).toHaveBeenWritten(1)
    const [request] = requests()
    expectLog({ level: 'error', status: 500, trace_id: request?.traceId }).toHaveBeenWritten(1)
    expect(logs()).toContainEqual(expect.objectContaining({ msg: 'sold out', stock: 0 }))
  })

  test("reads metrics of the application's own", async () => {
    const { obs } = await start()
    const orders = obs.counter('orders_total', {
      help: 'Orders.',
      unit: 'none',
      labels: { outcome: ['paid', 'declined'] },
    })
    orders.add(2, { outcome: 'paid' })
    orders.inc({ outcome: 'declined' })
    expectMetric('orders_total', { outcome: 'paid' }).toBe(2)
    expectMetric('orders_total').toBe(3)
    await reset()
    expectMetric('orders_total').toBe(0)
    orders.inc({ outcome: 'paid' })
    expect(() => expectMetric('orders_total').toBe(0)).toThrow('orders_total is 1, not 0.')
  })

  test("sees lines of a pino of the application's, which go on where they went", async () => {
    const written: string[] = []
    const logger = pino({}, { write: (line) => void written.push(line) })
    const { url } = await start({ logger })
    logger.child({ part: 'stock' }).info('counted')
    await fetch(`${url}/users/7`)
    await settled()
    expectLog({ msg: 'counted', part: 'stock' }).toHaveBeenWritten(1)
    expectLog({ route: '/users/:id', status: 200 }).toHaveBeenWritten(1)
    expect(written.join('')).toContain('counted')
  })
})

describe('an assertion that does not hold', () => {
  test('says what there was instead', async () => {
    const [framework] = frameworks
    const app = await framework!.start({ shutdown: false })
    onTestFinished(() => app.close())
    await settled()
    await fetch(`${app.url}/users/7`)
    await settled()
    expect(() => expectRoute('GET /orders/:id').toHaveCounted(1)).toThrow(
      'GET /orders/:id was counted 0 times, not once. Requests seen: GET /users/:id 200.',
    )
    expect(() => expectRoute('GET /users/:id').toHaveAnswered(201)).toThrow('did not always answer')
    expect(() => expectRoute('GET /users/:id').toHaveFailed()).toThrow('did not always fail')
    expect(() => expectSpan('GET /users/:id').toHaveFailed()).toThrow('did not always fail')
    expect(() => expectSpan('nothing').toHaveEnded(1)).toThrow(/Spans seen: .*GET \/users\/:id/)
    expect(() => expectSpan('GET /users/:id').toBeBelow('x')).toThrow("is not below 'x'")
    expect(() => expectLog(/declined/).toHaveBeenWritten()).toThrow('Lines seen: info')
    expect(() => expectMetric('no_such_metric').toBe(1)).toThrow(
      "There is no metric 'no_such_metric'",
    )
    expect(() => expectRoute('/users/:id')).toThrow("write 'GET /orders/:id'")
  })
})

test('an assertion that does not hold points at the line that makes it', () => {
  const asserts = [
    () => expectRoute('GET /orders/:id').toHaveCounted(1),
    () => expectSpan('charge card').toHaveEnded(1),
    () => expectLog('sold out').toHaveBeenWritten(1),
    () => expectMetric('no_such_metric').toBe(1),
  ]
  for (const assert of asserts) {
    const error = failureOf(assert)
    const [, first] = /\n +at .*?([\w.-]+\.ts):/.exec(error.stack ?? '') ?? []
    expect(first).toBe('kit.test.ts')
    expect(error).toMatchObject({ operator: expect.stringMatching(/^to/) })
  }
})

function failureOf(assert: () => unknown): Error {
  try {
    assert()
  } catch (error) {
    return error as Error
  }
  return new Error('it holds')
}

// Four processes: the runner starts each file in one of its own.
test('works under node:test, and fails there where it should', { timeout: 60_000 }, () => {
  const run = (name: string) =>
    spawnSync(
      process.execPath,
      [
        '--conditions=@obs-toolkit/source',
        '--test',
        '--test-reporter=tap',
        join(import.meta.dirname, 'fixtures', name),
      ],
      { encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
    )
  const passing = run('passing.ts')
  expect(passing.stdout).toMatch(/# pass 2\n# fail 0/)
  const failing = run('failing.ts')
  expect(failing.stdout).toMatch(/# pass 0\n# fail 1/)
  expect(failing.stdout).toContain('GET /orders/:id was counted once, not 2 times.')
})
