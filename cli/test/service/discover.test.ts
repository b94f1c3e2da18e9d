import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const named = (name: string): string => JSON.stringify({ name })

async function nameOf(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { code, out, err } = await obs(['service', '--json', ...argv], { cwd, env })
  expect([code, err]).toEqual([0, ''])
  const document = JSON.parse(out) as { name: string } | { name: string }[]
  return Array.isArray(document) ? document.map(({ name }) => name) : document.name
}

describe('without a word about it, the declaration', () => {
  test.each(['obs.service.yaml', 'obs.service.yml', 'obs.service.json', 'src/obs.service.json'])(
    'is %s, from any folder below',
    async (file) => {
      const cwd = project({ [file]: named('orders') })
      mkdirSync(join(cwd, 'src/a/b'), { recursive: true })
      expect(await nameOf([], cwd)).toBe('orders')
      expect(await nameOf([], join(cwd, 'src/a/b'))).toBe('orders')
    },
  )

  it('is the nearest one', async () => {
    const folder = project({ 'obs.service.json': named('all'), 'a/obs.service.json': named('a') })
    expect(await nameOf([], join(folder, 'a'))).toBe('a')
    expect(await nameOf([], folder)).toBe('all')
  })

  it('is never guessed where there are two', async () => {
    const cwd = project({ 'obs.service.json': named('a'), 'src/obs.service.yaml': named('b') })
    expect(await obs(['service'], { cwd })).toEqual({
      code: 3,
      out: '',
      err:
        'obs: there are 2 declarations: obs.service.json, src/obs.service.yaml\n' +
        'Keep one of them, or say which: --service obs.service.json\n',
    })
  })

  it('is asked for, with an example, where there is none', async () => {
    const cwd = project()
    const { code, err } = await obs(['service'], { cwd })
    expect(code).toBe(3)
    expect(err).toContain(`obs: no service declaration from ${cwd} upwards\nWrite obs.service.json`)
  })
})

describe('a declaration that is named', () => {
  const files = {
    'a/one.json': named('one'),
    'a/two.json': named('two'),
    'b/three.json': named('three'),
    'b/node_modules/x/four.json': named('four'),
    'obs.service.json': named('default'),
  }

  it('by OBS_SERVICE comes before the one that is found', async () => {
    expect(await nameOf([], project(files), { OBS_SERVICE: 'a/one.json' })).toBe('one')
  })

  it('by --service comes before OBS_SERVICE, as often as it is given', async () => {
    const env = { OBS_SERVICE: 'obs.service.json' }
    const argv = ['--service', 'b/three.json', '--service', 'a/one.json']
    expect(await nameOf(argv, project(files), env)).toEqual(['three', 'one'])
  })

  it('by a pattern may be several, each once, in order, and none from node_modules', async () => {
    const argv = ['--service', '{a,b}/**/*.json', '--service', 'a/one.json']
    expect(await nameOf(argv, project(files))).toEqual(['one', 'two', 'three'])
  })

  it.each([
    ['none.yaml', 'none.yaml does not exist'],
    ['none/*.yaml', '--service none/*.yaml matches no file'],
    ['a', 'a is a folder; name a file in it'],
    ['.', '. is a folder; name a file in it'],
    ['notes.txt', 'notes.txt is no declaration: its name must end in .ts, .mts'],
    ['folder.json', 'folder.json is a folder'],
  ])('%s, and cannot be one, says so', async (name, message) => {
    const cwd = project({ ...files, 'notes.txt': '', 'folder.json/x': '' })
    const { code, err } = await obs(['service', '--service', name], { cwd })
    expect(code).toBe(3)
    expect(err).toContain(`obs: ${message}`)
  })

  it.runIf(process.platform === 'linux')('says so when it cannot be read', async () => {
    const cwd = project()
    symlinkSync('/proc/self/mem', join(cwd, 'broken.yaml'))
    const { code, err } = await obs(['service', '--service', 'broken.yaml'], { cwd })
    expect([code, err]).toEqual([3, 'obs: broken.yaml cannot be read: EIO: i/o error, read\n'])
  })

  it('is refused when it is far too large', async () => {
    const cwd = project({ 'large.yaml': `name: ${'x'.repeat(2 ** 20)}` })
    const { code, err } = await obs(['service', '--service', 'large.yaml'], { cwd })
    expect([code, err]).toEqual([
      3,
      'obs: large.yaml has 1048582 bytes; a declaration has at most 1048576\n',
    ])
  })
})
