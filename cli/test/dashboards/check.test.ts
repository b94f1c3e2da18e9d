import { describe, expect, it } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { mistaken } from './boards.ts'

interface Checked {
  readonly good: boolean
  readonly dashboards: readonly {
    readonly uid: string
    readonly findings: readonly {
      readonly rule: string
      readonly panel: { readonly title: string } | null
    }[]
    readonly excluded: readonly { readonly reason: string }[]
  }[]
}

/** Reading and building the boards for the first time takes a while on a busy machine. */
const timeout = 60_000

describe('obs dashboards check', { timeout }, () => {
  it('has nothing against the boards that follow from a declaration, and a reason for each exclusion', async () => {
    const cwd = project({ 'obs.service.json': { name: 'orders' } })
    const said = await obs(['dashboards', 'check', '--strict', '--json'], { cwd })
    const { good, dashboards } = JSON.parse(said.out) as Checked
    expect(
      dashboards.flatMap(({ uid, findings }) => findings.map((finding) => ({ uid, ...finding }))),
    ).toEqual([])
    expect(dashboards.length).toBeGreaterThanOrEqual(7)
    expect(
      dashboards.flatMap(({ excluded }) => excluded).every(({ reason }) => reason.length > 20),
    ).toBe(true)
    expect([said.code, good]).toEqual([0, true])
  })

  it('finds in dashboards of others what is wrong with them', async () => {
    const cwd = project({ 'boards/mistaken.json': mistaken })
    const said = await obs(['dashboards', 'check', 'boards', '--json'], { cwd })
    const [checked] = (JSON.parse(said.out) as Checked).dashboards
    const found = checked!.findings.map(({ rule, panel }) => `${rule} ${panel?.title ?? ''}`.trim())
    expect(said.code).toBe(1)
    expect(found).toEqual(
      expect.arrayContaining([
        'target-promql-rule Rate',
        'variable-undefined',
        'target-promql-rule Pools',
        'target-rate-interval-rule Slow',
        'panel-datasource-rule Slow',
        'panel-title-description-rule Slow',
        'histogram-quantile-le Slow',
        'layout-grid Beside',
      ]),
    )
  })

  it('tells people where, what, and what to do', async () => {
    const cwd = project({ 'mistaken.json': mistaken })
    const { out } = await obs(['dashboards', 'check', 'mistaken.json'], { cwd })
    expect(out).toMatch(/^Mistaken \(mistaken\.json\): 5 panels, \d+ errors/)
    expect(out).toContain('error    "Slow": rate() reads [5m], in histogram_quantile')
    expect(out).toContain('           Write [$__rate_interval].')
  })

  it('prints nothing that a terminal would take for a command', async () => {
    const title = 'Red\u001b[31m\nalert'
    const cwd = project({ 'one.json': { ...mistaken, title } })
    const { out } = await obs(['dashboards', 'check', 'one.json'], { cwd })
    expect(out).toMatch(/^Red \[31m alert \(one\.json\)/)
  })

  it('reads what is broken on purpose beside the dashboard, or where it is told to', async () => {
    const rules = [
      'target-promql-rule',
      'variable-undefined',
      'target-rate-interval-rule',
      'panel-datasource-rule',
      'panel-title-description-rule',
      'histogram-quantile-le',
      'layout-grid',
      'target-job-rule',
      'target-instance-rule',
    ]
    const lint = `exclusions:\n${rules.map((rule) => `  ${rule}:\n    reason: ${rule === 'layout-grid' ? '' : 'known'}\n`).join('')}`
    const cwd = project({ 'mistaken.json': mistaken, '.lint': lint, 'none.yaml': 'exclusions:\n' })
    const said = await obs(['dashboards', 'check', 'mistaken.json'], { cwd })
    expect(said.out).toContain('nothing to complain of, 13 excluded (1 without a reason)')
    expect(said.code).toBe(0)
    expect(
      (await obs(['dashboards', 'check', 'mistaken.json', '--config', 'none.yaml'], { cwd })).code,
    ).toBe(1)
  })

  it.each([
    ['no file', ['nothing.json'], 'nothing.json: there is no such file'],
    ['no JSON', ['broken.json'], 'broken.json is no JSON'],
    ['no dashboard', ['other.json'], 'other.json is not a dashboard: it has no panels'],
    ['an empty folder', ['empty'], 'empty: there is no .json in it'],
    [
      'a header without a value',
      ['--prometheus', 'http://127.0.0.1:9', '--header', 'Authorization=NOT_SET', '--', 'one.json'],
      'the environment has no NOT_SET',
    ],
    [
      'no range',
      ['one.json', '--prometheus', 'http://127.0.0.1:9', '--scrape', '1s', '--from', 'soon'],
      'Write 1h, now-6h, or a date',
    ],
  ])('refuses %s', async (_what, args, message) => {
    const cwd = project({
      'broken.json': '{',
      'other.json': { a: 1 },
      'empty/x.txt': '',
      'one.json': mistaken,
    })
    const said = await obs(['dashboards', 'check', ...args], { cwd })
    expect(said.err).toContain(message)
    expect(said.code).toBe(3)
  })

  it('says that Prometheus does not answer', async () => {
    const cwd = project({ 'one.json': mistaken })
    const said = await obs(
      ['dashboards', 'check', 'one.json', '--prometheus', 'http://127.0.0.1:9'],
      { cwd },
    )
    expect(said.err).toContain('http://127.0.0.1:9/ does not answer')
    expect(said.code).toBe(4)
  })
})
