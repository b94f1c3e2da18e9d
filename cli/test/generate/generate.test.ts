import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ensureTool } from '../../src/tools/index.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const orders = { name: 'orders', owner: 'team-orders', traffic: { lowPerSecond: 4 } }
const payments = { name: 'payments', traffic: { lowPerSecond: 4 } }

function contents(folder: string): Record<string, string> {
  const files = globSync(['generated/**/*.*', 'generated/**/.lint'], { cwd: folder })
  return Object.fromEntries(
    files.toSorted().map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
}

describe('obs generate', () => {
  it('writes the same bytes for the same declaration, and nothing else is left in the folder', async () => {
    const cwd = project({ 'obs.service.json': orders })
    expect(await obs(['generate'], { cwd })).toMatchObject({ code: 0 })
    const first = contents(cwd)
    rmSync(join(cwd, 'generated'), { recursive: true })
    await obs(['generate'], { cwd })
    expect(contents(cwd)).toEqual(first)
    const listed = JSON.parse(first['generated/obs.manifest.json'] ?? '{}') as {
      files: { path: string }[]
    }
    expect(Object.keys(first).length).toBe(listed.files.length + 1)
  })

  it('finds with --check what was edited, is missing or is left over, and writes nothing', async () => {
    const cwd = project({ 'obs.service.json': orders })
    const check = () => obs(['generate', '--check', '--json'], { cwd })
    await obs(['generate'], { cwd })
    expect((await check()).code).toBe(0)

    appendFileSync(join(cwd, 'generated/alerts/rules/orders.yaml'), '# mine\n')
    rmSync(join(cwd, 'generated/prometheus/prometheus.yaml'))
    const differing = await check()
    expect(differing.code).toBe(1)
    expect(JSON.parse(differing.out)).toMatchObject({
      differences: [
        { path: 'alerts/rules/orders.yaml', is: 'different' },
        { path: 'prometheus/prometheus.yaml', is: 'missing' },
      ],
    })
    expect(existsSync(join(cwd, 'generated/prometheus/prometheus.yaml'))).toBe(false)
  })

  it('removes what an earlier declaration had and this one has not', async () => {
    const cwd = project({ 'obs.service.json': orders })
    await obs(['generate'], { cwd })
    writeFileSync(join(cwd, 'obs.service.json'), JSON.stringify(payments))
    await obs(['generate'], { cwd })
    expect(globSync('generated/**/orders*.*', { cwd })).toEqual([])
    expect((await obs(['generate', '--check'], { cwd })).code).toBe(0)
  })

  it('keeps what people wrote into a runbook', async () => {
    const cwd = project({ 'obs.service.json': orders })
    await obs(['generate'], { cwd })
    const file = join(cwd, 'generated/alerts/runbooks/orders/service-down.md')
    const edited = readFileSync(file, 'utf8').replace(
      /<!-- obs:keep -->.*<!-- \/obs:keep -->/s,
      '<!-- obs:keep -->\nAsk Kim first.\n<!-- /obs:keep -->',
    )
    writeFileSync(file, edited.replace('# ServiceDown', '# Something old'))
    await obs(['generate'], { cwd })
    expect(readFileSync(file, 'utf8')).toBe(edited)
    expect((await obs(['generate', '--check'], { cwd })).code).toBe(0)
  })

  it('keeps it even where the second mark got lost', async () => {
    const cwd = project({ 'obs.service.json': orders })
    await obs(['generate'], { cwd })
    const file = join(cwd, 'generated/alerts/runbooks/orders/service-down.md')
    const generated = readFileSync(file, 'utf8')
    writeFileSync(file, generated.replace(/_What people[^]*$/, 'Ask Kim first.\n'))
    await obs(['generate'], { cwd })
    expect(readFileSync(file, 'utf8')).toMatch(/\nAsk Kim first\.\n<!-- \/obs:keep -->\n$/)
    expect((await obs(['generate', '--check'], { cwd })).code).toBe(0)
  })

  it('keeps the runbook of an alert that is no more, if people wrote into it, and names it until it is removed', async () => {
    const cwd = project({ 'obs.service.json': orders })
    await obs(['generate'], { cwd })
    const folder = join(cwd, 'generated/alerts/runbooks/orders')
    const file = join(folder, 'service-down.md')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/_What people[^]*?_\n/, 'Ask Kim first.\n'),
    )
    const edited = readFileSync(file, 'utf8')
    writeFileSync(join(cwd, 'obs.service.json'), JSON.stringify(payments))

    const kept = 'kept: alerts/runbooks/orders/service-down.md'
    expect((await obs(['generate'], { cwd })).err).toContain(kept)
    expect(globSync('*', { cwd: folder })).toEqual(['service-down.md'])
    expect(readFileSync(file, 'utf8')).toBe(edited)
    const again = await obs(['generate', '--check'], { cwd })
    expect(again).toMatchObject({ code: 0, err: expect.stringContaining(kept) as string })

    rmSync(file)
    expect((await obs(['generate'], { cwd })).err).not.toContain('kept')
  })

  it('warns of alerts that nobody hears of, and of services that would be one process', async () => {
    const cwd = project({ 'a/obs.service.json': orders, 'b/obs.service.json': payments })
    const { err } = await obs(['generate', '--service', '*/obs.service.json'], { cwd })
    expect(err).toContain('orders: Nobody is told of pages and tickets')
    expect(err).toContain('orders, payments: Prometheus scrapes localhost:3000 for each of them')

    const told = { receivers: { oncall: { webhook: { url: 'http://localhost/' } } } }
    const heard = { ...told, page: 'oncall', ticket: 'oncall' }
    const own = { prometheus: { targets: ['orders:3000'] }, alerts: heard }
    writeFileSync(join(cwd, 'a/obs.service.json'), JSON.stringify({ ...orders, ...own }))
    const mended = await obs(['generate', '--service', '*/obs.service.json'], { cwd })
    expect(mended.err).not.toMatch(/orders: Nobody|scrapes localhost/)
  })

  it('joins several services in one Alertmanager and one scrape configuration', async () => {
    const cwd = project({ 'a/obs.service.json': orders, 'b/obs.service.json': payments })
    const { code } = await obs(['generate', '--service', '*/obs.service.json'], { cwd })
    expect(code).toBe(0)
    const files = contents(cwd)
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'generated/alerts/rules/orders.yaml',
        'generated/alerts/rules/payments.yaml',
      ]),
    )
    const { scrape_configs: jobs } = parse(files['generated/prometheus/prometheus.yaml'] ?? '') as {
      scrape_configs: { job_name: string }[]
    }
    expect(jobs.map((job) => job.job_name)).toEqual(['orders', 'payments'])
  })

  it('refuses a wish that cannot be met, and writes nothing', async () => {
    const cwd = project({
      'obs.service.json': {
        ...orders,
        traffic: { lowPerSecond: 0.1 },
        detect: { withinMinutes: 10 },
      },
    })
    const said = await obs(['generate'], { cwd })
    expect(said.code).toBe(3)
    expect(said.err).toContain('Feasible is')
    expect(existsSync(join(cwd, 'generated'))).toBe(false)
  })

  it(
    'gives Prometheus and the operator the same rules, which promtool takes whole',
    async () => {
      const route = `GET /odd/:id`
      const cwd = project({
        'obs.service.json': {
          ...orders,
          routes: { [route]: { objectives: { availability: 0.99 } } },
        },
      })
      await obs(['generate'], { cwd })
      const folder = join(cwd, 'generated/alerts')
      const rules = parse(readFileSync(join(folder, 'rules/orders.yaml'), 'utf8')) as object
      const resource = parse(readFileSync(join(folder, 'kubernetes/orders.yaml'), 'utf8')) as {
        spec: object
      }
      expect(resource.spec).toEqual(rules)
      const { path } = await ensureTool('promtool')
      execFileSync(path, [
        'check',
        'rules',
        '--lint=all',
        '--lint-fatal',
        join(folder, 'rules/orders.yaml'),
      ])
      const configuration = join(cwd, 'generated/prometheus/prometheus.yaml')
      execFileSync(path, ['check', 'config', configuration])
    },
    20 * 60_000,
  )
})
