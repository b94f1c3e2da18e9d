import { symlinkSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/doctor/finding.ts'
import { readManifest } from '../../src/tools/manifest.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { script } from '../tools/toy.ts'

/** Nothing is installed on such a machine. */
const bare = (): Record<string, string> => ({ PATH: project(), OBS_CACHE_DIR: project() })
const declared = { 'obs.service.json': { name: 'orders' } }

async function findings(cwd: string, env = bare()): Promise<Record<string, Finding>> {
  const { out, err } = await obs(['doctor', '--json'], { cwd, env })
  expect(err).toBe('')
  const { findings } = JSON.parse(out) as { findings: Finding[] }
  return Object.fromEntries(findings.map((finding) => [finding.subject, finding]))
}

/** A folder in which every tool says the version that we would install. */
function withTools(): string {
  const folder = project()
  for (const { binaries, version } of readManifest().tools) {
    for (const [name, { versionFollows }] of Object.entries(binaries)) {
      script(folder, name, `echo '${versionFollows}${version}'`)
    }
  }
  return folder
}

const installed = (name: string, version: string): object => ({ name, version })

describe('obs doctor', () => {
  it('ends with 1 and a remedy for everything that is wrong', async () => {
    const { code, out, err } = await obs(['doctor'], { cwd: project(), env: bare() })
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^ {2}✓ {2}node +v\d+/m)
    expect(out).toMatch(/^ {2}✗ {2}k6 +missing\n +obs tools install k6$/m)
    expect(out).toMatch(/^ {2}✗ {2}promtool +missing\n +obs tools install prometheus$/m)
    expect(out).toMatch(/^ {2}✗ {2}declaration +no service declaration/m)
    expect(out).toMatch(/\n\n7 wrong\n$/)
  })

  it('ends with 0 when nothing is', async () => {
    const env = { ...bare(), PATH: `${withTools()}:/usr/bin:/bin` }
    const { code, out, err } = await obs(['doctor'], { cwd: project(declared), env })
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^ {2}✓ {2}k6 +\d+\.\d+\.\d+ at \//m)
    expect(out).not.toContain('✗')
    expect(out).toMatch(/\n\nnothing is wrong\n$/)
  })

  it('does not offer to install a tool that the user has named', async () => {
    const found = await findings(project(declared), { ...bare(), OBS_K6: '/nowhere' })
    expect(found['k6']).toMatchObject({
      state: 'wrong',
      remedy: 'Name a working k6, or unset OBS_K6 so that obs looks for one.',
    })
  })

  it('names the declaration, or says what is wrong with it', async () => {
    expect((await findings(project(declared)))['declaration']).toEqual({
      subject: 'declaration',
      state: 'fine',
      message: 'orders in obs.service.json',
    })
    const wrong = project({ 'obs.service.yaml': 'nam: orders' })
    expect((await findings(wrong))['declaration']).toMatchObject({
      state: 'wrong',
      message: expect.stringContaining("obs.service.yaml:1:1  nam  'nam' means nothing here."),
    })
  })
})

describe('frameworks', () => {
  it.each([
    ['express', '4.22.3', 'fine'],
    ['express', '5.3.0', 'fine'],
    ['express', '3.21.2', 'wrong'],
    ['fastify', '5.12.8', 'fine'],
    ['fastify', '3.29.5', 'wrong'],
  ])('%s %s is %s', async (name, version, state) => {
    const folder = project({ [`node_modules/${name}/package.json`]: installed(name, version) })
    mkdirSync(join(folder, 'packages/app'), { recursive: true })
    const found = (await findings(join(folder, 'packages/app')))[name]
    expect(found).toMatchObject({ state, message: expect.stringContaining(version) })
  })

  it('may be none', async () => {
    expect((await findings(project()))['framework']).toMatchObject({ state: 'note' })
  })
})

describe('copies of @opentelemetry/api', () => {
  const api = '@opentelemetry/api'
  const at = (folder: string, version: string): Record<string, object> => ({
    [`${folder}node_modules/${api}/package.json`]: installed(api, version),
  })

  it('may be none, or one', async () => {
    expect((await findings(project()))[api]).toMatchObject({ state: 'note' })
    expect((await findings(project(at('', '1.9.0'))))[api]).toMatchObject({
      state: 'fine',
      message: '1.9.0, one copy',
    })
  })

  it('of one version do no harm', async () => {
    const folder = project({ ...at('', '1.9.0'), ...at('node_modules/@scope/lib/', '1.9.0') })
    expect((await findings(folder))[api]).toMatchObject({
      message: '1.9.0, 2 copies',
      state: 'fine',
    })
  })

  it('of different versions are wrong, however deep they lie', async () => {
    const folder = project({
      ...at('', '1.9.0'),
      ...at('node_modules/@scope/lib/', '1.10.0'),
      ...at('node_modules/a/node_modules/b/', '1.4.1'),
    })
    expect((await findings(folder))[api]).toMatchObject({
      state: 'wrong',
      message: [
        '3 copies of different versions:',
        `1.10.0  node_modules/@scope/lib/node_modules/${api}`,
        `1.4.1  node_modules/a/node_modules/b/node_modules/${api}`,
        `1.9.0  node_modules/${api}`,
      ].join('\n'),
      remedy: expect.stringContaining('npm dedupe'),
    })
  })

  it('are found in a linked store, and links in a circle do not matter', async () => {
    const store = (version: string): string => `node_modules/.pnpm/@opentelemetry+api@${version}/`
    const folder = project({ ...at(store('1.9.0'), '1.9.0'), ...at(store('1.10.0'), '1.10.0') })
    mkdirSync(join(folder, 'node_modules/@opentelemetry'))
    symlinkSync(
      join(folder, store('1.9.0'), 'node_modules', api),
      join(folder, 'node_modules', api),
    )
    mkdirSync(join(folder, 'node_modules/loop'))
    symlinkSync(join(folder, 'node_modules'), join(folder, 'node_modules/loop/node_modules'))
    const { message } = (await findings(folder))[api]!
    expect(message).toContain('2 copies of different versions')
  })
})
