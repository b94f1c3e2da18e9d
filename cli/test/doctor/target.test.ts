import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Finding } from '../../src/doctor/finding.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function examine(target: string, signal?: AbortSignal): Promise<(Finding | undefined)[]> {
  const env = { PATH: '', OBS_CACHE_DIR: project() }
  const world = { cwd: project(), env, ...(signal && { signal }) }
  const { out } = await obs(['doctor', '--json', '--target', target], world)
  const { findings } = JSON.parse(out) as { findings: Finding[] }
  return ['target', 'metrics'].map((name) => findings.find(({ subject }) => subject === name))
}

const metrics = '# TYPE http_server_request_duration_seconds histogram\n'

describe('obs doctor --target', () => {
  it('is content with a service that answers and shows its metrics', async () => {
    const url = await serve((request, response) => {
      response.writeHead(request.url === '/metrics' ? 200 : 404)
      response.end(request.url === '/metrics' ? metrics : '')
    })
    expect(await examine(url)).toMatchObject([
      { state: 'fine', message: `${url}/ answers 404` },
      { state: 'fine', message: `${url}/metrics has http_server_request_duration_seconds` },
    ])
  })

  it.each([
    [404, '', 'answers 404'],
    [200, 'process_cpu_seconds_total 1\n', 'has no http_server_request_duration_seconds'],
  ])('says what to do where /metrics answers %i %j', async (status, body, message) => {
    const url = await serve((_request, response) => response.writeHead(status).end(body))
    const [target, found] = await examine(url)
    expect(target).toMatchObject({ state: 'fine' })
    expect(found).toMatchObject({ state: 'wrong', message: `${url}/metrics ${message}` })
    expect(found?.remedy).toContain('observe(app)')
  })

  it('says that nobody answers', async () => {
    const [target, found] = await examine('http://127.0.0.1:9')
    expect(target).toMatchObject({
      state: 'wrong',
      message: expect.stringContaining('does not answer'),
    })
    expect(found).toBeUndefined()
  })

  it('goes nowhere else, whatever it is told', async () => {
    let visited = false
    const elsewhere = await serve((_request, response) => {
      visited = true
      response.end(metrics)
    })
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    )
    const [, found] = await examine(url)
    expect(found).toMatchObject({ state: 'wrong', message: `${url}/metrics answers 302` })
    expect(visited).toBe(false)
  })

  it('stops reading what has no end', async () => {
    const url = await serve((_request, response) => {
      const chunk = Buffer.alloc(2 ** 20, 'x')
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', pour).on('close', () => response.destroy())
      pour()
    })
    expect(await examine(url)).toMatchObject([{ state: 'fine' }, { state: 'wrong' }])
  })

  it('gives a password to the service and to nobody who reads', async () => {
    const seen: (string | undefined)[] = []
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization)
      response.end(metrics)
    })
    const [target] = await examine(url.replace('://', '://user:se%40cret@'))
    expect(target?.message).toBe(`${url}/ answers 200`)
    expect(seen).toEqual(Array(2).fill(`Basic ${Buffer.from('user:se@cret').toString('base64')}`))
  })

  it('stops when it is interrupted', async () => {
    const interrupt = new AbortController()
    const url = await serve(() => interrupt.abort())
    const env = { PATH: '', OBS_CACHE_DIR: project() }
    const world = { cwd: project(), env, signal: interrupt.signal }
    expect((await obs(['doctor', '--target', url], world)).code).toBe(130)
  })
})
