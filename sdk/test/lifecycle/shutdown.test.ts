import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { Program, statusOf } from './support/program.ts'

const fixtures = {
  express4: new URL('./fixtures/express.ts', import.meta.url),
  express5: new URL('./fixtures/express.ts', import.meta.url),
  fastify4: new URL('./fixtures/fastify.ts', import.meta.url),
  fastify5: new URL('./fixtures/fastify.ts', import.meta.url),
} as const

type Name = keyof typeof fixtures

function start(name: Name, options: object, env: Record<string, string> = {}): Program {
  return new Program(fixtures[name], {
    env: { FRAMEWORK: name, OPTIONS: JSON.stringify(options), ...env },
  })
}

/** A request on a connection that stays open. */
async function answerOn(agent: Agent, url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response
}

const accessLines = ({ log }: Program) => log.filter(({ msg }) => /^(?:GET|POST) /.test(msg))

it.each(['express4', 'express5'] as const)(
  'the end of a service on %s within a handler of its own is held by requests, not by connections',
  async (name) => {
    const program = start(name, {}, { WRAPPED: 'yes' })
    const url = await program.url()
    const idle = new Agent({ keepAlive: true, maxSockets: 1 })
    await answerOn(idle, `${url}/quick`)
    const silent = connect(await program.port(), '127.0.0.1').on('error', () => {})
    const halting = connect(await program.port(), '127.0.0.1').on('error', () => {})
    await once(silent, 'connect')
    halting.write('GET /quick HTTP/1.1\r\nhost: ')
    const outer = statusOf(`${url}/outer`)
    await program.until(() => program.said.includes('outer begun'), 'the request is in flight')

    program.child.kill('SIGTERM')
    expect(await outer).toBe(200)
    expect(await program.ended).toEqual({ code: 0, signal: null })
    for (const socket of [silent, halting]) socket.destroy()
  },
)

describe.each(Object.keys(fixtures) as Name[])('the end of a service on %s', (name) => {
  it('begins with readiness, lets requests in flight finish and ends with 0', async () => {
    const program = start(name, { shutdown: { waitMs: 400 } })
    const url = await program.url()
    expect(await statusOf(`${url}/readyz`)).toBe(200)
    const slow = statusOf(`${url}/slow?ms=900`)
    await program.until(() => program.said.includes('slow begun'), 'the request is in flight')

    program.child.kill('SIGTERM')
    await program.until(async () => (await statusOf(`${url}/readyz`)) === 503, 'it is not ready')
    expect(await statusOf(`${url}/livez`)).toBe(200)
    expect(await statusOf(`${url}/quick`)).toBe(200)
    await program.until(async () => (await statusOf(`${url}/quick`)) === 'ECONNREFUSED', 'closed')

    expect(await slow).toBe(200)
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(accessLines(program).map(({ route }) => route)).toContain('/slow')
    if (name.startsWith('fastify')) expect(program.said).toContain('onClose ran')
  })

  it('tells kept connections that they will close, and is not held by idle ones', async () => {
    const program = start(name, { shutdown: { waitMs: 600 } })
    const url = await program.url()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const idle = new Agent({ keepAlive: true, maxSockets: 1 })
    expect((await answerOn(agent, `${url}/quick`)).headers.connection).toBe('keep-alive')
    await answerOn(idle, `${url}/quick`)
    // A browser or a load balancer opens connections before it needs them.
    const silent = connect(await program.port(), '127.0.0.1').on('error', () => {})
    await once(silent, 'connect')

    program.child.kill('SIGTERM')
    await program.until(async () => (await statusOf(`${url}/readyz`)) === 503, 'it is not ready')
    expect((await answerOn(agent, `${url}/quick`)).headers.connection).toBe('close')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    silent.destroy()
  })

  it('waits for a request as long as it may, also longer than a timer can', async () => {
    const program = start(name, { shutdown: { deadlineMs: 1e12 } })
    const slow = statusOf(`${await program.url()}/slow?ms=300`)
    await program.until(() => program.said.includes('slow begun'), 'the request is in flight')

    program.child.kill('SIGTERM')
    expect(await slow).toBe(200)
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })

  it('is cut at the deadline where a request hangs, which is still logged', async () => {
    const program = start(name, { shutdown: { deadlineMs: 800 } })
    const url = await program.url()
    const hanging = statusOf(`${url}/hang`)
    await program.until(() => program.said.includes('hang begun'), 'the request hangs')

    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 143, signal: null })
    expect(await hanging).toBe('UND_ERR_SOCKET')
    const [line] = accessLines(program)
    expect(line).toMatchObject({ route: '/hang', error_type: 'server_aborted', level: 'error' })
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('comes at once with a second %s', async (signal, code) => {
    const program = start(name, { shutdown: { waitMs: 20_000 } })
    const url = await program.url()
    program.child.kill(signal)
    await program.until(async () => (await statusOf(`${url}/readyz`)) === 503, 'it is not ready')
    program.child.kill(signal)
    expect(await program.ended).toEqual({ code, signal: null })
  })

  it("is the application's to declare where it handles the signal itself", async () => {
    const program = start(name, {}, { OWN: 'close' })
    const url = await program.url()
    const slow = statusOf(`${url}/slow?ms=300`)
    await program.until(() => program.said.includes('slow begun'), 'the request is in flight')
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 7, signal: null })
    expect(await slow).toBe(200)
    expect(program.said).toContain('closed by the application')
    expect(accessLines(program).map(({ route }) => route)).toEqual(['/slow'])
  })

  it('waits for an application that exits later', async () => {
    const program = start(name, {}, { OWN: 'later' })
    await program.port()
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 8, signal: null })
  })

  it('is left to the application with `shutdown: false`, which may ask for it', async () => {
    const program = start(name, { shutdown: false }, { OWN: 'shutdown' })
    const url = await program.url()
    const slow = statusOf(`${url}/slow?ms=300`)
    await program.until(() => program.said.includes('slow begun'), 'the request is in flight')
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 9, signal: null })
    expect(await slow).toBe(200)

    const untouched = start(name, { shutdown: false })
    await untouched.port()
    untouched.child.kill('SIGTERM')
    expect(await untouched.ended).toEqual({ code: null, signal: 'SIGTERM' })
  })

  it('comes by itself when the application closes what it listens on', async () => {
    const program = start(name, {}, { CLOSE_AFTER_MS: '100' })
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})

describe.each(['express5', 'fastify5'])('a script that observes an application of %s', (name) => {
  const script = new URL('./fixtures/script.ts', import.meta.url)

  it.each([
    ['nothing else', {}, {}],
    ['an end point for traces', {}, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }],
    ['a port of its own for metrics', { admin: { port: 0, host: '127.0.0.1' } }, {}],
  ])('ends by itself with %s', async (_with, options, env) => {
    const program = new Program(script, {
      env: { FRAMEWORK: name, OPTIONS: JSON.stringify(options), ...env },
    })
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.log.map(({ msg }) => msg)).toContain('work done')
    expect(program.errors).toBe('')
  })

  it('ends on SIGTERM without a server', async () => {
    const program = new Program(script, { env: { FRAMEWORK: name, STAY: '1' } })
    await program.lineThat(({ msg }) => msg === 'work done')
    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})
