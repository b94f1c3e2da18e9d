import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/exit-codes.ts'
import { contextOf } from '../../src/tools/context.ts'
import { search, wantedOf, type Search } from '../../src/tools/find.ts'
import { ensureTool, findTool } from '../../src/tools/index.ts'
import { cacheFolder } from '../../src/tools/platform.ts'
import { ensureToy, served } from './install-toy.ts'
import { script, temporaryFolder, toy, toyScript, type Toy } from './toy.ts'

const withPath = (kit: Toy, folder: string): Toy => ({
  ...kit,
  env: { ...kit.env, PATH: `${folder}:${kit.env.PATH}` },
})
const withExplicit = (kit: Toy, path: string): Toy => ({
  ...kit,
  env: { ...kit.env, OBS_TOY: path },
})

function look(kit: Toy): Promise<Search> {
  const context = contextOf(kit)
  return search(wantedOf('toy', context), context)
}

describe('a tool is looked for', () => {
  it('where the user says, before all else and whatever its version', async () => {
    const path = toyScript(temporaryFolder(), '9.0.0')
    const kit = withExplicit(withPath(toy(), join(toyScript(temporaryFolder()), '..')), path)
    expect(await findTool('toy', kit)).toEqual({
      name: 'toy',
      path,
      version: '9.0.0',
      source: 'explicit',
    })
  })

  it('on the PATH, before the cache', async () => {
    const [kit] = await served()
    await ensureToy(kit)
    const path = toyScript(temporaryFolder(), '1.9.0')
    expect(await findTool('toy', withPath(kit, join(path, '..')))).toEqual({
      name: 'toy',
      path,
      version: '1.9.0',
      source: 'path',
    })
  })

  it.each([
    ['too old', '0.9.0'],
    ['too new', '2.0.0'],
  ])('in the cache when the one on the PATH is %s', async (_, version) => {
    const [kit] = await served()
    const installed = await ensureToy(kit)
    const path = toyScript(temporaryFolder(), version)
    expect(await look(withPath(kit, join(path, '..')))).toEqual({
      found: installed,
      passedOver: `${path} is version ${version}; needed is 1.0.0 or newer, below 2.0.0`,
    })
  })

  it('and a stranger of the same name is passed over', async () => {
    const folder = temporaryFolder()
    const path = script(folder, 'toy', 'echo "Toy Story, 1995"')
    const { found, passedOver } = await look(withPath(toy(), folder))
    expect(found).toBeUndefined()
    expect(passedOver).toBe(`${path} does not answer "--version" with "toy v…"`)
  })

  it('by a name that the manifest has', async () => {
    await expect(ensureTool('grafana', toy())).rejects.toMatchObject({
      message: 'there is no tool "grafana"',
      remedy: 'There are toy.',
      exitCode: exitCodes.refused,
    })
  })
})

describe('what the user names', () => {
  it('may have been built without a version', async () => {
    const path = script(temporaryFolder(), 'toy', 'echo "toy v (branch: )"')
    expect(await findTool('toy', withExplicit(toy(), path))).toMatchObject({ version: 'unknown' })
  })

  it.each([
    ['is not there', () => '/nowhere/toy', 'is not an executable file'],
    ['is a folder', () => temporaryFolder(), 'is not an executable file'],
    ['is something else', () => '/bin/echo', 'does not answer "--version"'],
    [
      'cannot run here',
      () => script(temporaryFolder(), 'toy', '', '/nowhere/sh'),
      'could not be run (ENOENT)',
    ],
  ])('is an error when it %s, and nothing else is tried', async (_, path, reason) => {
    const [kit, server] = await served()
    const written = path()
    const error = ensureToy(withExplicit(kit, written))
    await expect(error).rejects.toThrow(`OBS_TOY=${written} is no usable toy: it ${reason}`)
    expect(server.asked).toEqual([])
  })
})

describe('the cache lies', () => {
  it.each([
    [{ OBS_CACHE_DIR: '/a', XDG_CACHE_HOME: '/b', HOME: '/c' }, 'linux-amd64', '/a'],
    [{ XDG_CACHE_HOME: '/b', HOME: '/c' }, 'linux-amd64', '/b/obs'],
    [{ HOME: '/c' }, 'linux-amd64', '/c/.cache/obs'],
    [{ HOME: '/c' }, 'darwin-arm64', '/c/Library/Caches/obs'],
    [{ HOME: '/c', LOCALAPPDATA: '/d' }, 'windows-amd64', '/d/obs/cache'],
  ])('with %j on %s at %s', (env, platform, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder)
  })
})
