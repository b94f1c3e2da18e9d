import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Service, type Line } from './support/child.ts'

let service: Service

beforeAll(async () => {
  service = await Service.start()
  service.read()
})
afterAll(() => service.stop())

const ofRoute = (route: string) => (line: Line) => line['route'] === route

describe('a request', () => {
  it('has one line, whose fields have an order', async () => {
    await service.get('/ok', { 'x-request-id': 'r-1' })
    const line = await service.lineThat((one) => one['request_id'] === 'r-1')
    expect(Object.keys(line)).toEqual(
      (
        'level time service trace_id span_id request_id method route status duration_ms ' +
        'user_id phone msg'
      ).split(' '),
    )
    expect(line).toMatchObject({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      service: 'orders',
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      method: 'GET',
      route: '/ok',
      status: 200,
      duration_ms: expect.any(Number),
      user_id: 'u-1',
      msg: expect.stringMatching(/^GET \/ok 200 \d+ ms$/),
    })
    expect(service.lines.filter((one) => one['request_id'] === 'r-1')).toHaveLength(1)
  })

  it('that failed has the error, its causes and their stacks', async () => {
    await service.get('/failing?page=2&token=abc')
    const line = await service.lineThat(ofRoute('/failing'))
    expect(line).toMatchObject({
      level: 'error',
      status: 500,
      error_type: 'PaymentError',
      url: '/failing?page=2&token=[redacted]',
      err: {
        type: 'PaymentError',
        message: 'card [redacted] declined, password=[redacted]',
        stack: expect.stringContaining('\n    at '),
        causes: [
          {
            type: 'TypeError',
            message: 'postgres://[redacted]@db/orders refused',
            stack: expect.stringContaining('\n    at '),
          },
        ],
      },
    })
  })

  it('that failed and never said why has an error too', async () => {
    await service.get('/broken')
    expect(await service.lineThat(ofRoute('/broken'))).toMatchObject({
      level: 'error',
      status: 503,
      err: { type: '503', message: 'answered with 503, no error was seen' },
    })
  })

  it('that isError calls a failure is one', async () => {
    await service.get('/counted')
    expect(await service.lineThat(ofRoute('/counted'))).toMatchObject({
      level: 'error',
      status: 299,
    })
  })

  it('that the client got wrong is no alarm, and says what was asked', async () => {
    await service.get('/teapot?code=abc')
    const line = await service.lineThat(ofRoute('/teapot'))
    expect(line).toMatchObject({ level: 'info', status: 418, url: '/teapot?code=[redacted]' })
    expect(line).not.toHaveProperty('err')
  })

  it('that the server gave up has no status and is an error', async () => {
    await expect(service.get('/given-up')).rejects.toThrow('fetch failed')
    const line = await service.lineThat(ofRoute('/given-up'))
    expect(line).toMatchObject({
      level: 'error',
      error_type: 'server_aborted',
      err: { type: 'server_aborted' },
      msg: expect.stringMatching(/^GET \/given-up server_aborted \d+ ms$/),
    })
    expect(line).not.toHaveProperty('status')
  })

  it('that the client gave up is told from it', async () => {
    const call = request({ port: service.port, host: '127.0.0.1', path: '/silent' })
    call.on('error', () => call.destroy()).end()
    await service.get('/ok') // by now the first one has arrived as well
    call.destroy()
    const line = await service.lineThat(ofRoute('/silent'))
    expect(line).toMatchObject({ level: 'info', error_type: 'client_aborted' })
    expect(line).not.toHaveProperty('status')
  })

  it('that no route took has a line, but a scanner does not fill the log', async () => {
    const paths = Array.from({ length: 60 }, (_, i) => `/wp-admin/${i}.php`)
    await Promise.all(paths.map((path) => service.get(path)))
    await service.lineThat(ofRoute('<unmatched>'))
    const { dropped } = await service.tell('flush')
    const left = service.lines.filter(ofRoute('<unmatched>'))
    expect(dropped.rate).toBeGreaterThan(0)
    expect(left.length + dropped.rate).toBe(60)
    expect(left[0]).toMatchObject({
      level: 'info',
      status: 404,
      url: expect.stringMatching(/^\/wp-admin\//),
    })
    const told = await service.lineThat((line) => 'left_out' in line)
    expect(told).toMatchObject({ level: 'warn', left_out: dropped.rate })
  })
})

describe('lines of the application', () => {
  it('carry the ids of the request in which they are written', async () => {
    await service.get('/talking', { 'x-request-id': 'r-talking' })
    const access = await service.lineThat(ofRoute('/talking'))
    await service.lineThat((line) => line.msg === 'later')
    const ids = {
      trace_id: access['trace_id'],
      span_id: access['span_id'],
      request_id: 'r-talking',
      service: 'orders',
    }
    const within = service.lines.filter((line) => line['request_id'] === 'r-talking')
    expect(within.map(({ msg }) => msg)).toEqual([
      'placed',
      'only words, Bearer none',
      'secret=[redacted]',
      'all of it',
      'later',
      access.msg,
    ])
    for (const line of within) expect(line).toMatchObject(ids)
    expect(within[2]).toMatchObject({ part: 'billing', err: { type: 'PaymentError' } })
  })

  it('have none outside of one', async () => {
    await service.tell('write', 1)
    const line = await service.lineThat(({ msg }) => msg === 'filling')
    expect(Object.keys(line)).toEqual(['level', 'time', 'service', 'i', 'fill', 'msg'])
  })
})
