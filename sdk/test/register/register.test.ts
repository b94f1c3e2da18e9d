import { request } from 'node:https'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { eventually, requestCounts } from '../frameworks/scrape.ts'
import { Program, statusOf, type ProgramOptions } from '../lifecycle/support/program.ts'
import { selfSigned } from '../outbound/support/certificate.ts'

/** As `node --import @obs-toolkit/sdk/register app.js`, in a folder from which the SDK is found. */
function start(file: URL, env: Record<string, string> = {}): Program {
  const options: ProgramOptions = {
    flags: ['--import', '@obs-toolkit/sdk/register'],
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env,
  }
  return new Program(file, options)
}

const expressApps = {
  ESM: new URL('./fixtures/express.mjs', import.meta.url),
  CommonJS: new URL('./fixtures/express.cjs', import.meta.url),
  'a handler around it': new URL('./fixtures/wrapped.cjs', import.meta.url),
}
const fastifyApps = {
  ESM: new URL('./fixtures/fastify.mjs', import.meta.url),
  CommonJS: new URL('./fixtures/fastify.cjs', import.meta.url),
}
const apps = [
  ...Object.entries(expressApps).flatMap(([form, file]) => [
    { framework: 'express4', form, file },
    { framework: 'express5', form, file },
  ]),
  ...Object.entries(fastifyApps).flatMap(([form, file]) => [
    { framework: 'fastify4', form, file },
    { framework: 'fastify5', form, file },
  ]),
]

const expected = {
  'GET /users/:id 200': 1,
  'GET /fails 500 TypeError': 1,
  'GET <unmatched> 404': 1,
}

async function countsOf(url: string) {
  const app = { url, port: 0, close: async () => {} }
  return await eventually(
    () => requestCounts(app),
    (all) => Object.keys(all).length >= 3,
  )
}

describe('an application that knows nothing of it', () => {
  it.each(apps)('is observed: $framework as $form', async ({ framework, file }) => {
    const program = start(file, { FRAMEWORK: framework })
    const url = await program.url()
    const answer = await fetch(`${url}/users/7`, { headers: { 'x-request-id': 'r-1' } })
    expect(answer.headers.get('x-request-id')).toBe('r-1')
    expect(await answer.json()).toEqual({ id: '7' })
    expect(await statusOf(`${url}/fails`)).toBe(500)
    expect(await statusOf(`${url}/nothing`)).toBe(404)

    expect(await countsOf(url)).toEqual(expected)
    expect(await statusOf(`${url}/readyz`)).toBe(200)
    await program.lineThat(({ route, request_id: id }) => route === '/users/:id' && id === 'r-1')
    expect(program.log.filter(({ msg }) => msg.startsWith('observing '))).toHaveLength(1)

    program.child.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.errors).not.toMatch(/warn/i)
  })

  it('is observed over https', async () => {
    const { cert, key } = await selfSigned()
    const program = start(new URL('./fixtures/https.cjs', import.meta.url), {
      FRAMEWORK: 'express5',
      CERTIFICATE: cert.toString(),
      KEY: key.toString(),
    })
    const port = await program.port()
    const asked = request({ port, path: '/users/7', rejectUnauthorized: false }).end()
    const [{ headers }] = (await once(asked, 'response')) as [IncomingMessage]
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/)
    const line = await program.lineThat(({ route }) => route === '/users/:id')
    expect(line['request_id']).toBe(headers['x-request-id'])
  })

  it('is observed on every address that its Fastify listens on', async () => {
    const program = start(fastifyApps.CommonJS, { FRAMEWORK: 'fastify5', HOST: 'localhost' })
    const port = await program.port()
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const status = await statusOf(`http://${host}:${port}/users/7`)
      if (status !== 'ECONNREFUSED') expect(status).toBe(200)
    }
    const lines = () => program.log.filter(({ route }) => route === '/users/:id')
    await program.until(() => lines().length >= 2, 'there is a line for each request')
    expect(program.log.filter(({ msg }) => msg.startsWith('observing '))).toHaveLength(1)
  })

  it('is told that plain node:http has no routes to tell apart', async () => {
    const program = start(new URL('./fixtures/plain.cjs', import.meta.url))
    const url = await program.url()
    expect(await statusOf(`${url}/anything`)).toBe(200)
    const line = await program.lineThat(({ msg }) => msg.startsWith('observing '))
    expect(line.msg).toContain('node:http')
    expect(line.msg).toContain('only what an Express application behind it answers has a route')
  })

  it('ends by itself where it listens on nothing, and nothing is said', async () => {
    const program = start(new URL('./fixtures/script.cjs', import.meta.url))
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.output).toBe('no server here\n')
    expect(program.errors).toBe('')
  })
})

describe('an application that observes itself has its way under the flag', () => {
  const files = {
    express: new URL('./fixtures/observing-express.mjs', import.meta.url),
    fastify: new URL('./fixtures/observing-fastify.mjs', import.meta.url),
  }
  it.each(['express4', 'express5', 'fastify4', 'fastify5'])('on %s', async (framework) => {
    const file = framework.startsWith('express') ? files.express : files.fastify
    const program = start(file, { FRAMEWORK: framework })
    const url = await program.url()
    const answer = await fetch(`${url}/users/7`)
    expect(answer.headers.get('x-own-id')).not.toBeNull()
    expect(answer.headers.get('x-request-id')).toBeNull()
    await statusOf(`${url}/fails`)
    await statusOf(`${url}/nothing`)
    expect(await countsOf(url)).toEqual(expected)
    const starts = program.log.filter(({ msg }) => msg.startsWith('observing '))
    expect(starts.map(({ service }) => service)).toEqual(['its-own-name'])
  })
})

describe('the declaration', () => {
  it('is found from the folder of the application upwards', async () => {
    const program = start(new URL('./fixtures/declared/src/app.cjs', import.meta.url))
    const metrics = await (await fetch(`${await program.url()}/metrics`)).text()
    expect((await program.lineThat(({ msg }) => msg.startsWith('observing '))).msg).toMatch(
      /as declared \(declared in .*obs\.service\.mjs\)/,
    )
    expect(metrics).not.toBe('')
  })

  it('is logged where it is broken, and stops nothing', async () => {
    const program = start(new URL('./fixtures/broken/app.cjs', import.meta.url))
    expect(await statusOf(await program.url())).toBe(200)
    const line = await program.lineThat(({ level }) => level === 'warn')
    expect(line.msg).toMatch(/obs\.service\.mjs could not be read: this declaration is broken/)
  })

  it('is looked for where OBS_SERVICE says', async () => {
    const file = fileURLToPath(new URL('./fixtures/declared/obs.service.mjs', import.meta.url))
    const program = start(new URL('./fixtures/plain.cjs', import.meta.url), { OBS_SERVICE: file })
    await program.port()
    const line = await program.lineThat(({ msg }) => msg.startsWith('observing '))
    expect(line.service).toBe('declared')
  })
})
