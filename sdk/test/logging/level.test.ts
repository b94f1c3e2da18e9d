import { afterEach, describe, expect, it } from 'vitest'
import { Service } from './support/child.ts'

let service: Service | undefined

afterEach(() => service?.stop())

async function startWith(env: Record<string, string>): Promise<Service> {
  service = await Service.start(env)
  service.read()
  return service
}

describe('LOG_LEVEL', () => {
  it('keeps lines below it out, access lines too, and failures in', async () => {
    const started = await startWith({ LOG_LEVEL: ' WARN ' })
    await started.get('/ok')
    await started.get('/broken')
    await started.lineThat((line) => line['status'] === 503)
    expect(started.lines.map(({ level }) => level)).toEqual(['error'])
  })

  it('that is none is said to be, and info stands in', async () => {
    const started = await startWith({ LOG_LEVEL: 'loud' })
    await started.get('/ok')
    await started.lineThat((line) => line['route'] === '/ok')
    expect(started.lines[0]).toMatchObject({
      level: 'warn',
      msg: 'LOG_LEVEL is "loud", which is none of trace, debug, info, warn, error, fatal, silent: info is used',
    })
  })

  it('can be changed while the service runs', async () => {
    const started = await startWith({ LOG_LEVEL: 'error' })
    await started.get('/ok', { 'x-request-id': 'before' })
    await started.tell('debug')
    await started.get('/ok', { 'x-request-id': 'after' })
    await started.lineThat((line) => line['request_id'] === 'after')
    expect(started.lines.map((line) => line['request_id'])).toEqual(['after'])
  })
})

describe('a storm of failures', () => {
  it('has all its lines, and stacks as far as there is room', async () => {
    const limits = { perSecond: 0, unmatchedPerSecond: 0, stacksPerSecond: 5 }
    const started = await startWith({ LIMITS: JSON.stringify(limits) })
    await Promise.all(Array.from({ length: 40 }, () => started.get('/failing')))
    await started.get('/ok')
    const { dropped } = await started.tell('flush')
    await started.lineThat((line) => line['left_out'] === 1)
    const failures = started.lines.filter(({ level }) => level === 'error')
    const withStack = failures.filter((line) => 'stack' in (line['err'] as object))
    expect(failures).toHaveLength(40)
    expect(withStack.length).toBeGreaterThanOrEqual(5)
    expect(withStack.length).toBeLessThan(40)
    expect(dropped).toEqual({ rate: 1, unread: 0, closed: 0 })
  })
})
