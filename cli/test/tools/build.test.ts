import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { contextOf } from '../../src/tools/context.ts'
import { which } from '../../src/tools/find.ts'
import { ensureTool, type Progress } from '../../src/tools/index.ts'
import { refusal } from './install-toy.ts'
import { cacheContents, script, temporaryFolder, toy, toyTool, type Toy } from './toy.ts'

const go = await which('go', contextOf({}))

function withGo(kit: Toy, folder: string): Toy {
  return { ...kit, env: { ...kit.env, PATH: `${folder}:${kit.env.PATH}` } }
}

function withRealGo(kit: Toy): Toy {
  return withGo(kit, join(go ?? '', '..'))
}

/** A `go` that answers as the given version does. */
function withGoOf(version: string, toolchain: string, kit: Toy): Toy {
  const folder = temporaryFolder()
  script(folder, 'go', `printf '%s\\n' 'go${version}' '${toolchain}'`)
  return withGo(kit, folder)
}

const versioned = toyTool({
  module: {
    folder: 'toy',
    path: 'example.test/toy',
    version: 'v{version}',
    versionVariables: { 'main.version': '{version}' },
  },
})

describe.runIf(go)('with Go, a tool whose release cannot be reached', { timeout: 120_000 }, () => {
  it('is built from its module, and says the version that it was given', async () => {
    const kit = withRealGo(toy(versioned))
    const heard: Progress[] = []
    const tool = await ensureTool('toy', { ...kit, progress: (progress) => heard.push(progress) })

    expect(tool).toMatchObject({ name: 'toy', version: '1.2.3', source: 'built' })
    expect(execFileSync(tool.path, { encoding: 'utf8' })).toBe('toy v1.2.3\n')
    expect(new Set(heard.map(({ step }) => step))).toEqual(
      new Set(['downloading', 'passing over', 'building']),
    )
    expect(cacheContents(kit)).toHaveLength(1)
  })

  it('is not built when its source does not compile, and the compiler is quoted', async () => {
    const kit = withRealGo(toy(versioned, '1.21', 'package main\n\nfunc main() { undefined() }\n'))
    expect(await refusal(kit)).toMatch(/go build of example.test\/toy failed: .*undefined/s)
  })

  it('is not put in place when it says another version', async () => {
    const kit = withRealGo(toy(toyTool()))
    expect(await refusal(kit)).toContain('the toy that came of it is version unknown')
  })
})

describe('a Go that is too old', () => {
  it('is named, with what is needed', async () => {
    const kit = withGoOf('1.19.8', '', toy(toyTool(), '1.25.0'))
    expect(await refusal(kit)).toContain('Go 1.19.8 is too old: 1.25.0 is needed')
  })

  it('may not fetch a newer one when GOTOOLCHAIN says so', async () => {
    const kit = withGoOf('1.24.0', 'local', toy(toyTool(), '1.25.0'))
    expect(await refusal(kit)).toContain(
      'Go 1.24.0 is too old: 1.25.0 is needed and GOTOOLCHAIN=local keeps it from fetching another',
    )
  })

  it('is left to fetch the toolchain that the module asks for', async () => {
    const kit = withGoOf('1.24.0', 'auto', toy(toyTool(), '1.25.0'))
    expect(await refusal(kit)).not.toContain('too old')
  })
})

it('leaves no compiler running and no file behind when a build is interrupted', async () => {
  const folder = temporaryFolder()
  const compiler = join(folder, 'compiler.pid')
  // What a shell puts into the background ignores SIGINT: the hard case.
  script(
    folder,
    'go',
    `[ "$1" = env ] && { printf 'go1.26.0\\nlocal\\n'; exit; }
     sleep 300 & echo $! > '${compiler}'; wait`,
  )
  const kit = withGo(toy(), folder)
  const stop = new AbortController()
  const building = ensureTool('toy', { ...kit, signal: stop.signal }).catch(String)
  await vi.waitUntil(() => existsSync(compiler) && readFileSync(compiler, 'utf8'), 10_000)
  stop.abort(new Error('interrupted'))
  expect(await building).toBe('Error: interrupted')

  expect(isRunning(readFileSync(compiler, 'utf8').trim())).toBe(false)
  expect(cacheContents(kit)).toEqual([])
})

function isRunning(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}
