import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence, Verdict } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../../sdk/test/support/free-port.ts'
import { ensureTool } from '../../src/tools/index.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { listen } from './listen.ts'

/** A cold cache has k6 fetched, or built from source. */
const timeout = 20 * 60_000
const env = process.env
const declaration = {
  name: 'orders',
  traffic: { peakPerSecond: 50 },
  load: { timeoutMs: 2_000 },
  objectives: { latency: [{ ratio: 0.95, underMs: 1_500 }] },
  routes: {
    'GET /orders/:id': {
      share: 0.6,
      example: {
        data: 'ids.csv',
        params: { id: '{id}' },
        headers: { authorization: { env: 'TOKEN' } },
      },
    },
    'POST /orders': {
      share: 0.4,
      example: {
        data: 'wishes.json',
        body: { sku: ['a', 'b'], quantity: '{quantity}', note: 'n{quantity}' },
        expect: { status: 201, includes: 'made' },
      },
    },
  },
}
const short = ['--duration', '3s', '--warm-up', '0.5s', '--ramp', '0.5s']

/** What has ended may be kept as a zombie by a parent that does not look after it. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

function evidenceOf(cwd: string): Evidence {
  return JSON.parse(readFileSync(join(cwd, '.obs/verify/evidence.json'), 'utf8')) as Evidence
}

describe('obs verify', { timeout }, () => {
  it('sends what is declared, judges what came back, and writes every report', async () => {
    const seen = {
      paths: new Set<string>(),
      tokens: new Set(),
      traces: new Set(),
      bodies: new Set<string>(),
    }
    const target = await listen((request, response) => {
      seen.paths.add(`${request.method} ${request.url}`)
      if (request.method === 'GET') seen.tokens.add(request.headers.authorization)
      seen.traces.add(request.headers.traceparent?.toString().slice(3, 35))
      if (request.method === 'GET') return void response.end('{}')
      request.on('data', (chunk) => seen.bodies.add(String(chunk)))
      request.on('end', () => response.writeHead(201).end('made'))
    })
    const cwd = project({
      'obs.service.json': declaration,
      'ids.csv': 'id,x\n17,a\n18,b\n',
      'wishes.json': [{ quantity: 1 }, { quantity: 2 }],
    })
    const world = {
      cwd,
      env: {
        ...env,
        TOKEN: 'canary-4711',
        K6_VUS: '1',
        K6_DURATION: '1s',
        http_proxy: 'http://127.0.0.1:1',
      },
    }
    const said = await obs(
      ['verify', '--target', target, ...short, '--plan-out', 'plan.json'],
      world,
    )

    expect([...seen.paths].toSorted()).toEqual(
      expect.arrayContaining(['GET /orders/17', 'GET /orders/18', 'POST /orders']),
    )
    expect(seen.tokens.has('canary-4711')).toBe(true)
    expect([...seen.bodies].toSorted()).toEqual([
      '{"sku":["a","b"],"quantity":1,"note":"n1"}',
      '{"sku":["a","b"],"quantity":2,"note":"n2"}',
    ])
    expect(seen.traces.size).toBeGreaterThan(250)
    expect(evidenceOf(cwd).client.slowest.length).toBeGreaterThan(0)
    expect(evidenceOf(cwd).client.slowest.every(({ traceId }) => seen.traces.has(traceId))).toBe(
      true,
    )

    const out = join(cwd, '.obs/verify')
    expect(readdirSync(out).toSorted()).toEqual([
      'evidence.json',
      'junit.xml',
      'report.html',
      'summary.md',
      'verdict.json',
    ])
    const verdict = JSON.parse(readFileSync(join(out, 'verdict.json'), 'utf8'))
    expect(said.code).toBe({ pass: 0, fail: 1, unproven: 2 }[verdict.verdict as 'pass'])
    expect(verdict).toMatchObject({
      schema: 'obs.verdict/v1',
      service: 'orders',
      rate: { planned: 100 },
    })
    expect(verdict.objectives[0]).toMatchObject({ id: 'orders/availability', bad: 0 })
    expect(verdict.objectives[0].events).toBeGreaterThan(250)
    for (const file of [
      ...readdirSync(out).map((name) => join(out, name)),
      join(cwd, 'plan.json'),
    ]) {
      expect(readFileSync(file, 'utf8')).not.toContain('canary-4711')
    }

    const again = await obs(['verify', '--evidence', '.obs/verify/evidence.json', '--json'], world)
    expect(JSON.parse(again.out)).toEqual(verdict)
  })

  it('fails a service that answers with errors, and names them', async () => {
    const target = await listen((_request, response) => response.writeHead(503).end())
    const cwd = project({ 'obs.service.json': { ...declaration, routes: { 'GET /': {} } } })
    const said = await obs(['verify', '--target', target, ...short, '--json'], { cwd, env })
    expect(said.code).toBe(1)
    const verdict = JSON.parse(said.out)
    expect(verdict).toMatchObject({ verdict: 'fail' })
    expect(verdict.causes).toContainEqual(expect.objectContaining({ id: 'errors', subject: '503' }))
  })

  it('runs a script of the user by the same plan, and counts its checks and exceptions', async () => {
    const traces = new Set<unknown>()
    const paths = new Set<string>()
    const target = await listen((request, response) => {
      const { traceparent, 'x-request-id': id } = request.headers
      traces.add(id)
      if (traceparent?.slice(3, 35) === String(id)) paths.add(request.url!)
      response.end('yes')
    })
    const cwd = project({
      'obs.service.json': { ...declaration, routes: {} },
      'own.ts': `import http, { batch, get } from 'k6/http'
        import { check } from 'k6'
        import exec from 'k6/execution'
        const unlucky: number = 200
        async function inEveryWay(at = (path: string) => '${target}' + path) {
          get(at('/named'))
          batch([at('/text'), ['POST', at('/list'), 'a'], { method: 'PUT', url: at('/object') }])
          batch({ one: http.url\`${target}/\${'template'}\` })
          await http.asyncRequest('GET', at('/later'))
        }
        export const options = { vus: 1, iterations: 1, thresholds: { checks: ['rate>2'] } }
        export default async function () {
          const answer = http.get('${target}/x', { tags: { name: 'GET /x' } })
          check(answer, { 'is 200': ({ status }) => status === 200 })
          if (exec.scenario.iterationInTest === 100) await inEveryWay()
          if (exec.scenario.iterationInTest === unlucky) throw new Error('out of luck')
        }`,
    })
    const said = await obs(
      ['verify', '--target', target, '--script', 'own.ts', ...short, '--json'],
      { cwd, env },
    )
    const verdict = JSON.parse(said.out)
    expect(verdict.objectives.at(-1)).toMatchObject({ id: 'orders/checks', kind: 'checks', bad: 0 })
    expect(verdict.objectives.at(-1).events).toBeGreaterThan(200)
    expect(traces.size).toBeGreaterThan(250)
    expect([...paths].toSorted()).toEqual([
      '/later',
      '/list',
      '/named',
      '/object',
      '/template',
      '/text',
      '/x',
    ])
    expect(evidenceOf(cwd).client.slowest.every(({ traceId }) => traces.has(traceId))).toBe(true)
    expect(verdict.validity).toContainEqual(
      expect.objectContaining({ name: 'exceptions', ok: false, makes: 'fail' }),
    )
    expect(said.code).toBe(1)
  })

  it('gives an unproven verdict when it is interrupted, and leaves no k6 behind', async () => {
    const cwd = project({ 'obs.service.json': { ...declaration, routes: { 'GET /': {} } } })
    const interrupt = new AbortController()
    let requests = 0
    const target = await listen((_request, response) => {
      if (++requests === 100) interrupt.abort()
      response.end('yes')
    })
    const said = await obs(['verify', '--target', target, '--duration', '60s', '--json'], {
      cwd,
      env,
      signal: interrupt.signal,
    })
    expect(said.code).toBe(2)
    expect(JSON.parse(said.out)).toMatchObject({ verdict: 'unproven' })
    expect(existsSync(join(cwd, '.obs/verify/report.html'))).toBe(true)
  })

  it('does so while it waits for the last answers, too', async () => {
    const slow = { ...declaration, load: { timeoutMs: 60_000 }, routes: { 'GET /': {} } }
    const interrupt = new AbortController()
    let requests = 0
    let latest = 0
    const target = await listen((_request, response) => {
      latest = Date.now()
      if (++requests < 250) response.end('yes')
    })
    const cwd = project({ 'obs.service.json': slow })
    const argv = ['verify', '--target', target, '--duration', '3s', '--warm-up', '0', '--ramp', '0']
    const said = obs([...argv, '--json'], { cwd, env, signal: interrupt.signal })
    const isOver = (): boolean => requests >= 250 && Date.now() - latest > 1_000
    await expect.poll(isOver, { timeout: 30_000 }).toBe(true)
    interrupt.abort()
    const { code, out } = await said
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'unproven' })
    expect(evidenceOf(cwd)).toMatchObject({ end: 'interrupted' })
  })

  it('starts the service and stops it again with all that it started', async () => {
    const port = await freePort()
    const cwd = project({
      'obs.service.json': { ...declaration, routes: { 'GET /': {} } },
      'app.mjs': `import { createServer } from 'node:http'
        createServer((_, response) => response.end('yes')).listen(${port}, '127.0.0.1')`,
    })
    const own = `http://127.0.0.1:${port}`
    const start = `'${process.execPath}' app.mjs & wait`
    const said = await obs(['verify', '--target', own, '--start', start, ...short, '--json'], {
      cwd,
      env,
    })
    expect(['pass', 'unproven']).toContain(JSON.parse(said.out).verdict)
    await expect(fetch(own)).rejects.toThrow()
  })
})

describe('obs verify and what could make it measure something else', { timeout }, () => {
  const files = { 'obs.service.json': { ...declaration, routes: { 'GET /': {} } } }

  it('ends what it started, whole groups that do not want to', async () => {
    const port = await freePort()
    const cwd = project({
      'obs.service.json': { ...declaration, routes: { 'GET /': {} } },
      'app.mjs': `import { createServer } from 'node:http'
        import { writeFileSync } from 'node:fs'
        process.on('SIGTERM', () => {})
        writeFileSync(process.argv[2], String(process.pid))
        const server = createServer((_, response) => response.end('yes'))
        if (process.argv[2] === 'serving') server.listen(${port}, '127.0.0.1')
        setInterval(() => {}, 1_000)`,
    })
    const app = `'${process.execPath}' app.mjs`
    const start = ['--start', `${app} idle & ${app} serving`]
    const target = `http://127.0.0.1:${port}`
    await obs(['verify', '--target', target, ...start, ...short, '--json'], { cwd, env })
    for (const name of ['idle', 'serving']) {
      const pid = Number(readFileSync(join(cwd, name), 'utf8'))
      expect(isRunning(pid)).toBe(false)
    }
  })

  it('ends with 130 where it is interrupted before there is a service', async () => {
    const cwd = project({ 'obs.service.json': { ...declaration, routes: { 'GET /': {} } } })
    const interrupt = new AbortController()
    const nobody = `http://127.0.0.1:${await freePort()}`
    const argv = ['verify', '--target', nobody, '--start', 'touch begun; sleep 600']
    const said = obs(argv, { cwd, env, signal: interrupt.signal })
    await expect.poll(() => existsSync(join(cwd, 'begun')), { timeout: 10_000 }).toBe(true)
    interrupt.abort()
    expect((await said).code).toBe(130)
  })

  it('ends an open-ended run once every objective is decided', async () => {
    const target = await listen((_request, response) => response.end('yes'))
    const cwd = project({
      'obs.service.json': {
        ...declaration,
        load: { timeoutMs: 2_000, normalErrors: 0.05 },
        routes: { 'GET /': {} },
      },
    })
    const argv = ['verify', '--target', target, '--profile', 'smoke', '--rate', '40']
    const said = await obs([...argv, '--duration', 'auto'], { cwd, env })
    const { end, client } = evidenceOf(cwd)
    expect(end).toBe('decided')
    expect(client.measured.seconds).toBe(15)
    expect(said.err).toContain('at most 1:02')
  })

  it('follows no script to a host that is not allowed', async () => {
    const target = await listen((_request, response) =>
      response.writeHead(302, { location: 'http://203.0.113.9/' }).end(),
    )
    const cwd = project({
      'obs.service.json': { ...declaration, routes: {} },
      'own.js': `import http from 'k6/http'
        export default () => http.get('${target}/', { redirects: 5 })`,
    })
    const argv = ['verify', '--target', target, '--script', 'own.js', ...short, '--json']
    const said = await obs(argv, { cwd, env })
    expect(said.code).toBe(2)
    expect((JSON.parse(said.out) as Verdict).validity).toContainEqual(
      expect.objectContaining({ name: 'hosts', ok: false }),
    )
  })

  it('refuses where a wrapper has k6 do something else than was planned', async () => {
    let requests = 0
    const target = await listen((_request, response) => {
      requests += 1
      response.end('yes')
    })
    const { path } = await ensureTool('k6')
    const cwd = project({
      ...files,
      k6: `#!/bin/sh\nK6_RPS=20 exec '${path}' "$@"\n`,
    })
    chmodSync(join(cwd, 'k6'), 0o755)
    const world = { cwd, env: { ...env, OBS_K6: join(cwd, 'k6') } }
    const said = await obs(['verify', '--target', target, ...short, '--json'], world)
    expect(said.err).toContain('k6 would do something else than was planned: rps')
    expect(said.err).toContain('OBS_K6')
    expect(said.code).toBe(3)
    // Whether it is there, and its metrics; no load.
    expect(requests).toBeLessThan(4)
  })

  it('loads no other release than the one that is named', async () => {
    let requests = 0
    const target = await listen((request, response) => {
      if (request.url === '/') requests += 1
      response.end('# TYPE target_info gauge\ntarget_info{service_version="1.4.2"} 1\n')
    })
    const world = { cwd: project(files), env }
    const argv = ['verify', '--target', target, ...short, '--json', '--release']
    const other = await obs([...argv, '1.4.3'], world)
    expect(other.code).toBe(3)
    expect(other.err).toContain('is 1.4.2, and 1.4.3 is to be verified')
    expect(requests).toBe(1)
    const right = await obs([...argv, '1.4.2'], world)
    const { target: seen, validity } = JSON.parse(right.out) as Verdict
    expect(seen.version).toBe('1.4.2')
    expect(validity).toContainEqual(expect.objectContaining({ name: 'release', ok: true }))
  })
})

describe('obs verify refuses', () => {
  const files = {
    'obs.service.json': { name: 'orders', routes: { 'GET /': {} } },
    'part.json': { schema: 'obs.evidence/v1', plan: { schema: 'obs.plan/v1' } },
  }

  it('a service without a peak, and says how to declare one', async () => {
    const cwd = project(files)
    const said = await obs(['verify'], { cwd })
    expect(said).toMatchObject({ code: 3 })
    expect(said.err).toContain('traffic: { peakPerSecond: 120 }')
    expect(existsSync(join(cwd, '.obs'))).toBe(false)
  })

  it.each([
    [['--target', 'https://example.com', '--rate', '5'], 3, '--allow-host example.com'],
    [['--rate', '-1'], 3, 'above 0'],
    [['--duration', 'long'], 3, '90s'],
    [['--rate', '5', '--confidence', '0.2'], 3, 'proves nothing'],
    [['--evidence', 'nowhere.json'], 3, 'cannot be read'],
    [['--evidence', 'part.json'], 3, 'lacks something that a verdict needs'],
    [['--target', 'http://127.0.0.1:1', '--rate', '5'], 4, 'nothing answers'],
    [['--start', 'exit 3', '--target', 'http://127.0.0.1:1', '--rate', '5'], 4, 'ended at once'],
  ])('%j with %i: %s', async (argv, code, sentence) => {
    const said = await obs(['verify', ...argv], { cwd: project(files), env })
    expect(said.err).toContain(sentence)
    expect(said.code).toBe(code)
  })
})
