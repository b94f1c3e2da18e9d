import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { Service } from './support/child.ts'

let service: Service | undefined

afterEach(() => service?.stop())

/** More than a pipe holds, so that the end has to wait for the reader. */
const many = 5_000

describe('nothing that was logged is lost', () => {
  it.each([
    ['when the process exits', 'exit', 3],
    ['when nobody catches an error', 'throw', 1],
    ['when there is nothing left to do', 'end', 0],
  ])('%s', async (_when, command, code) => {
    service = await Service.start()
    const ended = service.end(command, many)
    // The pipe is full before anybody reads.
    await once(service.stdout, 'readable')
    service.read()
    expect(await ended).toBe(code)
    const filling = service.lines.filter(({ msg }) => msg === 'filling')
    expect(filling.map((line) => line['i'])).toEqual(Array.from({ length: many }, (_, i) => i))
  })
})

describe('a reader that does not read', () => {
  it('neither blocks the service nor fills its memory, and hears of what it missed', async () => {
    service = await Service.start()
    const before = await service.tell('write', 1)
    const written = 150_000
    const after = await service.tell('write', written)
    expect(await service.get('/ok')).toBe(200)
    expect(after.dropped.unread).toBeGreaterThan(written / 2)
    expect(after.rss - before.rss).toBeLessThan(200 * 1_048_576)

    service.read()
    const notice = await service.lineThat((line) => 'dropped' in line)
    const { dropped } = await service.tell('flush')
    expect(notice).toMatchObject({ level: 'warn', service: 'orders', dropped: dropped.unread })
    const filling = service.lines.filter(({ msg }) => msg === 'filling')
    expect(filling.length + after.dropped.unread).toBe(written + 1)
    // What follows is logged again.
    await service.get('/ok', { 'x-request-id': 'after' })
    await service.lineThat((line) => line['request_id'] === 'after')
  })

  it('does not keep the process from ending', async () => {
    service = await Service.start()
    service.child.send({ command: 'exit', count: many })
    const [code] = (await once(service.child, 'exit')) as [number]
    expect(code).toBe(3)
  })
})

describe('a reader that has gone', () => {
  it('costs the lines, which are counted, and nothing else', async () => {
    service = await Service.start()
    service.stdout.destroy()
    await service.tell('write', 1_000)
    expect(await service.get('/failing')).toBe(500)
    for (let attempt = 0; attempt < 200; attempt++) {
      const { dropped } = await service.tell('write', 1)
      if (dropped.closed > 1_000) return
    }
    expect.unreachable('lines were written to nobody')
  })
})
