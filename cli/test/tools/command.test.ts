import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/run.ts'
import { script, temporaryFolder } from './toy.ts'

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function obs(argv: string[], env: Record<string, string> = {}): Promise<Said> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([text(stdout), text(stderr)])
  const { signal } = new AbortController()
  const io = { stdout, stderr, env: { ...process.env, ...env }, cwd: process.cwd(), signal }
  const code = await run(argv, io)
  stdout.end()
  stderr.end()
  const [out, err] = await said
  return { code, out, err }
}

/** A machine on which there is nothing yet. */
const bare = () => ({ PATH: temporaryFolder(), OBS_CACHE_DIR: temporaryFolder() })

describe('obs tools', () => {
  it('lists what is here and what to type for what is missing, and that is no failure', async () => {
    const folder = temporaryFolder()
    const k6 = script(folder, 'k6', 'echo "k6 v2.1.0 (go1.25.3, linux/amd64)"')
    const { code, out } = await obs(['tools'], { ...bare(), PATH: `${folder}:/usr/bin:/bin` })

    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^k6 +2\\.1\\.0 +PATH +${k6}$`, 'm'))
    expect(out).toMatch(/^promtool +– +missing +get it: obs tools install prometheus$/m)
  })

  it('says why a binary on the PATH is not used', async () => {
    const folder = temporaryFolder()
    script(folder, 'prometheus', 'echo "prometheus, version 2.42.0+ds (branch: debian/sid)"')
    const { out } = await obs(['tools'], { ...bare(), PATH: `${folder}:/usr/bin:/bin` })
    expect(out).toMatch(/^prometheus +– +not usable +get it: obs tools install prometheus$/m)
    expect(out).toContain('prometheus is version 2.42.0+ds; needed is 3.0.0 or newer, below 4.0.0')
  })

  it('does not offer to install what the user has named', async () => {
    const { out } = await obs(['tools'], { ...bare(), OBS_K6: '/nowhere' })
    expect(out).toMatch(/^k6 +– +not usable +Name a working k6, or unset OBS_K6 so that/m)
    expect(out).not.toContain('obs tools install k6')
  })

  it('is one JSON document with --json', async () => {
    const { code, out, err } = await obs(['tools', '--json'], { ...bare(), OBS_JAEGER: '/nowhere' })
    expect([code, err]).toEqual([0, ''])
    const { tools }: { tools: { name: string }[] } = JSON.parse(out)
    expect(tools.map(({ name }) => name)).toEqual([
      'k6',
      'prometheus',
      'promtool',
      'alertmanager',
      'amtool',
      'jaeger',
    ])
    expect(tools.find(({ name }) => name === 'jaeger')).toEqual({
      name: 'jaeger',
      tool: 'jaeger',
      licence: 'Apache-2.0',
      pinned: '2.13.0',
      version: null,
      source: null,
      path: null,
      problem: 'OBS_JAEGER=/nowhere is no usable jaeger: it is not an executable file',
      remedy: 'Name a working jaeger, or unset OBS_JAEGER so that obs looks for one.',
      install: null,
    })
  })
})

describe('obs tools install', () => {
  it('does nothing for what is here, and says where it is', async () => {
    const folder = temporaryFolder()
    const amtool = script(folder, 'amtool', 'echo "amtool, version 0.28.1"')
    const env = { ...bare(), OBS_AMTOOL: amtool }
    const { code, out, err } = await obs(['tools', 'install', 'amtool'], env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^amtool +0\\.28\\.1 +named by you +${amtool}\n$`))
  })

  it('exits 4 and names each tool that cannot be had', async () => {
    const env = { ...bare(), OBS_K6: '/nowhere/k6', OBS_JAEGER: '/bin/echo' }
    const { code, err } = await obs(['tools', 'install', 'k6', 'jaeger'], env)
    expect(code).toBe(4)
    expect(err).toContain('OBS_K6=/nowhere/k6 is no usable k6: it is not an executable file')
    expect(err).toContain('OBS_JAEGER=/bin/echo is no usable jaeger: it does not answer "version"')
    expect(err).toContain('unset OBS_JAEGER')
  })

  it('refuses a name that it does not know', async () => {
    const { code, err } = await obs(['tools', 'install', 'grafana'], bare())
    expect(code).toBe(3)
    expect(err).toContain('there is no tool "grafana"')
    expect(err).toContain('There are k6, prometheus, promtool, alertmanager, amtool, jaeger.')
  })

  it('leaves no file and no child when it is interrupted', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    script(folder, 'go', `[ "$1" = env ] && { printf 'go1.26.0\\nlocal\\n'; exit; }; sleep 300`)
    const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
    const args = ['--conditions=@obs-toolkit/source', main, 'tools', 'install', 'k6']
    const env = { ...process.env, OBS_CACHE_DIR: cache, PATH: `${folder}:/usr/bin:/bin` }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const ended = once(child, 'exit')
    child.stderr.once('data', () => child.kill('SIGINT'))

    expect(await ended).toEqual([130, null])
    const tools = join(cache, 'tools')
    expect(existsSync(tools) ? readdirSync(tools) : []).toEqual([])
  })
})
