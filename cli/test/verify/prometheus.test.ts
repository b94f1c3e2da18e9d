import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Evidence, Verdict } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { freePort, scratchFolder, startTool } from '../../../alerts/test/live/process.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { listen } from './listen.ts'

const service = fileURLToPath(new URL('causes/service.ts', import.meta.url))
const declaration = {
  name: 'ill',
  traffic: { peakPerSecond: 50 },
  load: { timeoutMs: 2_000 },
  objectives: { latency: [{ ratio: 0.95, underMs: 1_500 }] },
  routes: { 'GET /': {} },
}
const env = process.env

/** A real one that looks often: a run that nothing can save is cut short after three seconds. */
async function startPrometheus(scraped: number): Promise<string> {
  const folder = await scratchFolder()
  const configuration = {
    global: { scrape_interval: '250ms', scrape_timeout: '250ms' },
    scrape_configs: [{ job_name: 'ill', static_configs: [{ targets: [`127.0.0.1:${scraped}`] }] }],
  }
  await writeFile(join(folder, 'prometheus.yaml'), JSON.stringify(configuration))
  const url = `http://127.0.0.1:${await freePort()}`
  const argv = [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${new URL(url).host}`,
  ]
  await startTool('prometheus', argv, `${url}/-/ready`)
  return url
}

describe('obs verify --prometheus', { timeout: 300_000 }, () => {
  it('finds the cause there where the service itself shows nothing', async () => {
    const port = await freePort()
    const prometheus = await startPrometheus(port)
    const objectives = { latency: [{ ratio: 0.95, underMs: 500 }] }
    const cwd = project({ 'obs.service.json': { ...declaration, objectives } })
    const start = `'${process.execPath}' --conditions=@obs-toolkit/source '${service}' dependency ${port}`
    const where = ['--target', `http://127.0.0.1:${port}`, '--prometheus', prometheus]
    const nowhere = ['--metrics-url', `http://127.0.0.1:${await freePort()}/metrics`]
    const times = ['--duration', '10s', '--warm-up', '1s', '--ramp', '1s']
    const argv = ['verify', ...where, ...nowhere, '--start', start, ...times, '--json']
    const { causes } = JSON.parse((await obs(argv, { cwd, env })).out) as Verdict
    // A machine with no time to spare is a cause of its own.
    const first = causes.find(({ id }) => id !== 'generator')
    expect(first).toMatchObject({ id: 'dependency', subject: 'payments' })
    expect(first!.evidence[0]).toMatch(/^payments: 100 % of its \d+ calls took longer than \d+ ms/)
  })

  it('has what Prometheus saw of a service with the SDK among its evidence', async () => {
    const port = await freePort()
    const prometheus = await startPrometheus(port)
    const cwd = project({ 'obs.service.json': declaration })
    const start = `OTEL_RESOURCE_ATTRIBUTES=vcs.ref.head.revision=4f1c9d2 '${process.execPath}' --conditions=@obs-toolkit/source '${service}' healthy ${port}`
    const where = ['--target', `http://127.0.0.1:${port}`, '--prometheus', prometheus]
    const times = ['--duration', '12s', '--warm-up', '1s', '--ramp', '1s']
    const argv = ['verify', ...where, '--start', start, ...times, '--json']
    const said = await obs(argv, { cwd, env })
    const evidence = JSON.parse(
      readFileSync(join(cwd, '.obs/verify/evidence.json'), 'utf8'),
    ) as Evidence
    expect(evidence.prometheus).toMatchObject({ url: `${prometheus}/`, problem: null, restarts: 0 })
    const verdict = JSON.parse(said.out) as Verdict
    const { routes, saturation, instances, releases } = verdict.recorded!
    expect(Object.keys(routes)).toEqual(['GET /'])
    const { requests, failed, p50, p95, p99 } = routes['GET /']!
    expect(requests / evidence.client.requests).toBeGreaterThan(0.5)
    expect(requests / evidence.client.requests).toBeLessThan(1.5)
    expect(failed).toBe(0)
    expect(p99).toBeGreaterThanOrEqual(p95!)
    expect(p95).toBeGreaterThanOrEqual(p50!)
    for (const share of [saturation!.eventLoopDelay, saturation!.cpuShare, saturation!.heapShare])
      expect(share).toBeGreaterThan(0)
    expect(saturation!.heapShare).toBeLessThan(1)
    expect(instances).toBe(1)
    expect(releases!.during).toEqual([[expect.any(String), '4f1c9d2']])
    expect(verdict.target.version).toBe(releases!.during[0]!.join(' '))
    expect(verdict.validity).toContainEqual(expect.objectContaining({ name: 'clocks', ok: true }))
    expect(said.code).toBe({ pass: 0, fail: 1, unproven: 2 }[verdict.verdict])
  })

  it('says before any load that it cannot be asked, and why', async () => {
    let requests = 0
    const target = await listen((_request, response) => {
      requests += 1
      response.end('<p>yes</p>')
    })
    const world = { cwd: project({ 'obs.service.json': declaration }), env }
    const argv = ['verify', '--target', target, '--prometheus']
    const nobody = await obs([...argv, `http://127.0.0.1:${await freePort()}`], world)
    expect(nobody.err).toMatch(/Prometheus cannot be asked at .*: connect ECONNREFUSED/)
    expect(nobody.code).toBe(4)
    const another = await obs([...argv, target], world)
    expect(another.err).toContain('what answers there is no Prometheus')
    expect(another.code).toBe(4)
    expect(requests).toBe(1)
  })
})
