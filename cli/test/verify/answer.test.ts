import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Verdict } from '@obs-toolkit/load'
import { describe, expect, it, onTestFinished } from 'vitest'
import { selfSigned } from '../../../sdk/test/outbound/support/certificate.ts'
import { obs } from '../support/obs.ts'
import { obsProcess } from '../support/process.ts'
import { project } from '../support/project.ts'
import { listen } from './listen.ts'

const files = {
  'obs.service.json': {
    name: 'orders',
    traffic: { peakPerSecond: 20 },
    routes: { 'GET /': {} },
  },
}
const env = process.env

/** With a certificate that nobody vouches for. */
async function listenTls(): Promise<{ target: string; cert: Buffer }> {
  const certificate = await selfSigned()
  const server = createServer(certificate, (_request, response) => response.end('yes'))
  await once(server.listen(0, 'localhost'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { target: `https://localhost:${port}`, cert: certificate.cert }
}

describe('what answers before a run', { timeout: 60_000 }, () => {
  it('must have a certificate that is trusted, and then k6 trusts it as well', async () => {
    const { target, cert } = await listenTls()
    const cwd = project(files)
    const short = ['--duration', '2s', '--warm-up', '0', '--ramp', '0', '--json']
    const said = await obs(['verify', '--target', target], { cwd, env })
    expect(said.err).toContain(`the certificate of ${target} is not trusted`)
    expect(said.code).toBe(4)
    writeFileSync(join(cwd, 'authority.pem'), cert)
    const trusting = { NODE_EXTRA_CA_CERTS: join(cwd, 'authority.pem') }
    const { out } = await obsProcess(['verify', '--target', target, ...short], {
      cwd,
      env: trusting,
    })
    const { objectives } = JSON.parse(out) as Verdict
    expect(objectives[0]).toMatchObject({ kind: 'errors', bad: 0 })
    expect(objectives[0]!.events).toBeGreaterThan(40)
  })

  it('must speak TLS where its address says so', async () => {
    const target = (await listen((_request, response) => response.end())).replace('http', 'https')
    const said = await obs(['verify', '--target', target], { cwd: project(files), env })
    expect(said.err).toContain('speaks no TLS')
    expect(said.code).toBe(4)
  })

  it('must not speak TLS where its address says nothing of it', async () => {
    const target = (await listenTls()).target.replace('https', 'http')
    const said = await obs(['verify', '--target', target], { cwd: project(files), env })
    expect(said.err).toContain(`what answers at ${target} speaks TLS, and no plain HTTP`)
    expect(said.err).toContain('https://')
    expect(said.code).toBe(4)
  })

  it('may be 400 to all that is not asked for', async () => {
    const target = await listen((request, response) =>
      response.writeHead(request.url === '/' ? 400 : 200).end(),
    )
    const argv = ['verify', '--target', target, '--duration', '1s', '--warm-up', '0', '--ramp', '0']
    expect((await obs(argv, { cwd: project(files), env })).code).not.toBe(4)
  })

  it('must not be another than the one that is to be started', async () => {
    const target = await listen((_request, response) => response.end())
    const cwd = project(files)
    const argv = ['verify', '--target', target, '--start', 'touch started; sleep 60']
    const said = await obs(argv, { cwd, env })
    expect(said.err).toContain('before anything is started')
    expect(said.code).toBe(3)
    expect(existsSync(join(cwd, 'started'))).toBe(false)
  })
})
