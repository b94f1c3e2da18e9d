import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect as openSession } from 'node:http2'
import { Agent, get } from 'node:https'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectSecurely } from 'node:tls'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { selfSigned, type Certificate } from '../outbound/support/certificate.ts'
import { Program } from './support/program.ts'

let certificate: Certificate

beforeAll(async () => {
  certificate = await selfSigned()
})

const fixtures = {
  express5: new URL('./fixtures/express.ts', import.meta.url),
  fastify5: new URL('./fixtures/fastify.ts', import.meta.url),
} as const

function start(name: keyof typeof fixtures, server: 'https' | 'http2'): Program {
  const { key, cert } = certificate
  const env = { KEY: String(key), CERT: String(cert), SERVER: server }
  return new Program(fixtures[name], { env: { FRAMEWORK: name, ...env } })
}

async function answerOf(port: number, path: string, agent?: Agent): Promise<string> {
  const options = { port, path, agent: agent ?? false, rejectUnauthorized: false } as const
  const [answer] = (await once(get({ host: '127.0.0.1', ...options }), 'response')) as [
    IncomingMessage,
  ]
  return await text(answer)
}

/** Connections on which nothing is said: before the handshake, after it, and after a request. */
async function beSilent(port: number): Promise<void> {
  const early = connect(port, '127.0.0.1').on('error', () => {})
  const late = connectSecurely({ port, host: '127.0.0.1', rejectUnauthorized: false })
  late.on('error', () => {})
  const kept = new Agent({ keepAlive: true })
  onTestFinished(() => {
    for (const socket of [early, late, kept]) socket.destroy()
  })
  await Promise.all([once(early, 'connect'), once(late, 'secureConnect')])
  await answerOf(port, '/quick', kept)
}

describe.each([
  ['express5', 'https'],
  ['express5', 'http2'],
  ['fastify5', 'https'],
  ['fastify5', 'http2'],
] as const)('the end of a service on %s over %s', (name, server) => {
  it('is held by its requests, and not by silent connections', async () => {
    const program = start(name, server)
    const port = await program.port()
    await beSilent(port)
    const slow = answerOf(port, '/slow?ms=900')
    await program.until(() => program.said.includes('slow begun'), 'the request is in flight')
    program.child.kill('SIGTERM')
    expect(await slow).toBe('{"ok":true}')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})

it('A session of HTTP/2 is answered what it asked for before the end, and then closed', async () => {
  const program = start('fastify5', 'http2')
  const session = openSession(`https://127.0.0.1:${await program.port()}`, {
    rejectUnauthorized: false,
  })
  onTestFinished(() => session.destroy())
  const closed = once(session, 'close')
  const slow = text(session.request({ ':path': '/slow?ms=900' }))
  await program.until(() => program.said.includes('slow begun'), 'the request is in flight')
  program.child.kill('SIGTERM')
  expect(await slow).toBe('{"ok":true}')
  await closed
  expect(await program.ended).toEqual({ code: 0, signal: null })
})
