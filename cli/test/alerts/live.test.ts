import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileAlerts, ruleFile, scrapeConfiguration } from '@obs-toolkit/alerts'
import { defineService } from '@obs-toolkit/sdk/service'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  eventually,
  freePort,
  scratchFolder,
  startTool,
} from '../../../alerts/test/live/process.ts'
import { express5 } from '../../../sdk/test/frameworks/express.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

const orders: ServiceDefinition = {
  name: 'orders',
  traffic: { lowPerSecond: 20 },
  objectives: { latency: { ratio: 0.95, underMs: 200 } },
}

/** A real service, that was started with this declaration. */
async function start(service: ServiceDefinition, requests = 1): Promise<string> {
  const app = await express5.start({ admin: 'public', logger: false, service })
  onTestFinished(() => app.close())
  for (let at = 0; at < requests; at++) await (await fetch(`${app.url}/users/1`)).text()
  return app.url
}

async function check(declared: ServiceDefinition, ...argv: readonly string[]) {
  const cwd = project({ 'obs.service.json': declared })
  return await obs(['alerts', 'check', ...argv], { cwd, env: process.env })
}

/** Prometheus finds its targets after some seconds, and scrapes them a little later. */
function checkScraped(declared: ServiceDefinition, url: string) {
  return eventually(async () => {
    const said = await check(declared, '--prometheus', url)
    return /jobs are: none|not scraped yet/.test(said.out) ? undefined : said
  })
}

describe('obs alerts check --metrics-url, of a real service', { timeout }, () => {
  it('finds all that the rules read where the declaration is the same', async () => {
    const said = await check(orders, '--metrics-url', `${await start(orders)}/metrics`)
    expect(said.out).toMatch(/ok .*orders live: .* has all that the rules read/)
    expect(said.code).toBe(0)
  })

  it('misses the bucket of a target that came after the service was started', async () => {
    const older = { ...orders, objectives: { latency: { ratio: 0.95, underMs: 300 } } }
    const said = await check(orders, '--metrics-url', `${await start(older)}/metrics`)
    expect(said.out).toMatch(/wrong .*no bucket ends at 0\.2 s \(there are [\d., ]*0\.3,/)
    expect(said.code).toBe(1)
  })

  it('says to send a request where there has been none', async () => {
    const said = await check(orders, '--metrics-url', `${await start(orders, 0)}/metrics`)
    expect(said.out).toContain('send the service a request')
    expect(said.code).toBe(1)
  })

  it('takes no other page for metrics', async () => {
    const said = await check(orders, '--metrics-url', `${await start(orders)}/users/1`)
    expect(said.err).toContain('does not answer with metrics')
    expect(said.code).toBe(4)
  })
})

describe('obs alerts check --prometheus', { timeout }, () => {
  const declared: ServiceDefinition = {
    ...orders,
    prometheus: { scrapeSeconds: 1, evaluationSeconds: 1, identity: ['cluster'] },
  }

  it('is content with one that scrapes, evaluates and remembers as declared', async () => {
    const app = new URL(await start(declared))
    const url = await startPrometheus(declared, app.host, { cluster: 'one' }, '40d')
    const said = await checkScraped(declared, url)
    expect(said.out).toMatch(
      /ok .*orders retention: Prometheus remembers 40 days; the budget needs 30/,
    )
    expect(said.out).toMatch(/ok .*orders targets: 1, all up/)
    expect(said.out).toMatch(/ok .*orders rules: \d+, all loaded/)
    expect(said.code).toBe(0)
  })

  it('says what is scraped too rarely, forgotten too soon, down, unlabelled or not loaded', async () => {
    const older: ServiceDefinition = {
      ...declared,
      objectives: { availability: 0.99, latency: false },
      prometheus: { scrapeSeconds: 2, evaluationSeconds: 2 },
    }
    const nobody = `127.0.0.1:${await freePort()}`
    const url = await startPrometheus(older, nobody, {}, '10d')
    const said = await checkScraped(declared, url)
    expect(said.out).toContain(
      'Prometheus remembers 10 days, so a budget of 30 days forgets: set --storage.tsdb.retention.time=31d',
    )
    expect(said.out).toMatch(/1 of 1 are not up: http:.*connection refused/)
    expect(said.out).toContain('scraped every 2s, declared are 1 s')
    expect(said.out).toContain('a target has no label cluster')
    expect(said.out).toMatch(/groups are not loaded \(orders\/latency-p95 now …\)/)
    expect(said.out).toContain('orders/availability now is evaluated every 2 s, declared are 1')
    expect(said.code).toBe(1)
  })

  it('says that nothing is scraped under these labels, and under which there is something', async () => {
    const url = await startPrometheus({ ...declared, name: 'payments' }, 'localhost:1', {}, '40d')
    const said = await checkScraped(declared, url)
    expect(said.out).toContain('no target has job="orders"')
    expect(said.out).toContain('jobs are: payments')
    expect(said.code).toBe(1)
  })

  it('takes nothing else for a Prometheus', async () => {
    const said = await check(declared, '--prometheus', await start(declared))
    expect(said.err).toMatch(/api\/v1\/status\/runtimeinfo answers 404/)
    expect(said.code).toBe(4)
  })
})

/** A real one with the rules of a service. */
async function startPrometheus(
  definition: ServiceDefinition,
  target: string,
  labels: Readonly<Record<string, string>>,
  retention: string,
): Promise<string> {
  const folder = await scratchFolder()
  const service = defineService(definition)
  const prometheus = { ...service.prometheus, targets: [target] }
  const selector = { ...prometheus.selector, ...labels }
  const scraped = { ...service, prometheus: { ...prometheus, selector } }
  await mkdir(join(folder, 'alerts/rules'), { recursive: true })
  await mkdir(join(folder, 'prometheus'))
  const configuration = scrapeConfiguration([scraped], `127.0.0.1:${await freePort()}`)
  await writeFile(join(folder, 'prometheus/prometheus.yaml'), configuration)
  await writeFile(join(folder, 'alerts/rules/rules.yaml'), ruleFile(compileAlerts(service)))
  const url = `http://127.0.0.1:${await freePort()}`
  await startTool(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus/prometheus.yaml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--storage.tsdb.retention.time=${retention}`,
      `--web.listen-address=${new URL(url).host}`,
    ],
    `${url}/-/ready`,
  )
  return url
}
