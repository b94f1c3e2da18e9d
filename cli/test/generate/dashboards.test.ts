import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintDashboards, readDashboard, readExclusions } from '@obs-toolkit/dashboards/checks'
import { parse } from 'yaml'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const declarations = {
  'orders.service.json': {
    name: 'orders',
    traffic: { peakPerSecond: 120, instances: 6 },
    routes: { 'POST /orders': { objectives: { latency: [{ ratio: 0.99, underMs: 800 }] } } },
    dependencies: { payments: { url: 'http://payments:8080' } },
    prometheus: { scrapeSeconds: 30 },
    links: { runbooks: 'https://docs.example.com/runbooks', logs: 'https://logs.example.com' },
  },
  'bare.service.json': { name: 'bare' },
  'silent.service.json': { name: 'silent', objectives: { availability: false, latency: false } },
  'quick.service.json': {
    name: 'only.latency_and-a-name-that-is-far-too-long',
    objectives: { availability: false },
  },
}

/** The folder that `obs generate` wrote, for four services. */
async function generate(): Promise<string> {
  const cwd = project(declarations)
  expect(await obs(['generate', '--service', '*.service.json'], { cwd })).toMatchObject({ code: 0 })
  return join(cwd, 'generated')
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

describe('generated boards', () => {
  it('break no rule, but for those that are excluded with a reason', async () => {
    const folder = await generate()
    const boards = globSync('dashboards/*.json', { cwd: folder })
    expect(boards.length).toBe(1 + 3 * 6 + 5)
    const exclusions = readExclusions(parse(read(folder, 'dashboards/.lint')))
    const linted = lintDashboards(
      boards.map((path) => readDashboard(JSON.parse(read(folder, path)))),
      { knowledge: { metrics: null, closed: true }, exclusions: () => exclusions },
    )
    expect(linted.flatMap(({ findings }) => findings)).toEqual([])
    const excluded = linted.flatMap((one) => one.excluded)
    expect(excluded.every(({ reason }) => reason.length > 20)).toBe(true)
  })
})

describe('generated data sources', () => {
  interface Source {
    readonly uid: string
    readonly jsonData: Readonly<Record<string, unknown>>
  }
  const sourcesIn = (folder: string): readonly Source[] =>
    (parse(read(folder, 'provisioning/datasources/obs.yaml')) as { datasources: Source[] })
      .datasources

  it('lead to each other, and to nothing else', async () => {
    const folder = await generate()
    const uids = sourcesIn(folder).map(({ uid }) => uid)
    expect(uids).toEqual(['prometheus', 'jaeger', 'loki', 'alertmanager'])
    const named = JSON.stringify(sourcesIn(folder)).matchAll(
      /"(?:datasourceUid|alertmanagerUid)":"(\w+)"/g,
    )
    const led = [...named].map(([, uid]) => uid)
    expect(led.length).toBeGreaterThanOrEqual(6)
    expect(uids).toEqual(expect.arrayContaining(led))
  })

  it('let no dollar be taken for a variable of the environment', async () => {
    const folder = await generate()
    const text = read(folder, 'provisioning/datasources/obs.yaml')
    expect(text).toContain('$$__tags')
    expect(text.replaceAll('$$', '')).not.toContain('$')
  })

  it('tell Grafana the pace of the slowest scrape', async () => {
    const folder = await generate()
    expect(sourcesIn(folder)[0]?.jsonData['timeInterval']).toBe('30s')
  })
})

describe('the generated provider', () => {
  it('lets nobody change boards in Grafana', async () => {
    const folder = await generate()
    expect(parse(read(folder, 'provisioning/dashboards/obs.yaml'))).toMatchObject({
      apiVersion: 1,
      providers: [{ type: 'file', allowUiUpdates: false, folder: 'Services' }],
    })
  })
})

describe('generated ConfigMaps', () => {
  it('hold every board as it is, each below what Kubernetes takes', async () => {
    const folder = await generate()
    const maps = globSync('provisioning/kubernetes/*.yaml', { cwd: folder }).map((path) =>
      read(folder, path),
    )
    for (const text of maps) expect(text.length).toBeLessThan(1_048_576)
    const parsed = maps.map((text) => parse(text) as { metadata: object; data: object })
    for (const { metadata } of parsed) {
      expect(metadata).toMatchObject({ labels: { grafana_dashboard: '1' } })
    }
    const held = Object.assign({}, ...parsed.map(({ data }) => data)) as Record<string, string>
    const files = globSync('*.json', { cwd: join(folder, 'dashboards') })
    expect(held).toEqual(
      Object.fromEntries(files.map((file) => [file, read(folder, `dashboards/${file}`)])),
    )
  })
})
