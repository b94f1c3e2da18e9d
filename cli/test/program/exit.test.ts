import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { project } from '../support/project.ts'
import { ended, obsInShell, obsProcess, startObs } from '../support/process.ts'

const shell = (command: string): ReturnType<typeof spawnSync> =>
  spawnSync('bash', ['-c', command.replaceAll('OBS', obsInShell)], { maxBuffer: 2 ** 25 })

describe('an unfinished command', () => {
  it('is a defect when nothing is left that could finish it', async () => {
    const { code, err } = await obsProcess(['never-settles'])
    expect(code).toBe(70)
    expect(err).toContain('the command stopped without a result')
  })

  it('says so in JSON, too', async () => {
    const { code, out } = await obsProcess(['never-settles', '--json'])
    expect(code).toBe(70)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'defect', exitCode: 70 } })
  })

  it('is a defect when something calls process.exit(0) on the way', async () => {
    const { code, err } = await obsProcess(['exits'])
    expect(code).toBe(70)
    expect(err).toContain('something ended the process before its work was done')
  })

  it.each(['throws', 'throws-later', 'rejects-aside'])(
    'is a defect, in two lines, when it %s',
    async (command) => {
      const { code, err } = await obsProcess([command])
      expect(code).toBe(70)
      expect(err).toBe(
        'obs: a defect of ours: the moon is missing\n' +
          'Please report it, with what you typed and what OBS_DEBUG=1 prints then.\n',
      )
    },
  )

  it('shows the stack of a defect with OBS_DEBUG=1', async () => {
    const { code, err } = await obsProcess(['throws'], { env: { OBS_DEBUG: '1' } })
    expect(code).toBe(70)
    expect(err).toMatch(/TypeError: the moon is missing\n +at .*fixtures\/obs\.ts:\d+/)
  })
})

describe('a finished command', () => {
  it('ends although something is left running', async () => {
    expect(await obsProcess(['holds-on'])).toEqual({ code: 0, out: '', err: '' })
  })

  it('has its output taken whole by a slow reader', async () => {
    const child = startObs(['says-much', '--json'])
    const end = once(child, 'close')
    let out = ''
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += chunk
      await new Promise(setImmediate)
    }
    expect(await end).toEqual([0, null])
    expect(out.length).toBeGreaterThan(5_000_000)
    expect((JSON.parse(out) as { rows: unknown[] }).rows).toHaveLength(50_000)
  })

  it('has its output taken whole through a pipe whose reader starts late', () => {
    const { stdout } = shell(
      'set -o pipefail; OBS says-much --json | (sleep 0.5; cat); echo "[$?]"',
    )
    const [document = '', code] = String(stdout).split(/(?=\[\d+\]\n$)/)
    expect(code).toBe('[0]\n')
    expect((JSON.parse(document) as { rows: unknown[] }).rows).toHaveLength(50_000)
  })

  it('says nothing when its reader wanted no more', () => {
    const { stdout, stderr } = shell('OBS says-much | head -c 3; echo "[${PIPESTATUS[0]}]"')
    expect(String(stdout)).toBe('xxx[0]\n')
    expect(String(stderr)).toBe('')
  })

  it('is not done when its output could not be written', () => {
    const { status, stderr } = shell('OBS says-much > /dev/full')
    expect(status).toBe(70)
    expect(String(stderr)).toBe(
      'obs: its output could not be written: ENOSPC: no space left on device, write\n',
    )
  })
})

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the command, and what it started',
    async (signal) => {
      const { child, sleeper } = await startSleeping('waits')
      const end = ended(child)
      child.kill(signal)
      expect(await end).toMatchObject({ code: 130, err: 'obs: interrupted\n' })
      expect(isAlive(sleeper)).toBe(false)
    },
  )

  it('leaves a verdict to the command that has one', async () => {
    const { child } = await startSleeping('stops-with-a-verdict')
    const end = ended(child)
    child.kill('SIGINT')
    expect((await end).code).toBe(2)
  })

  it('ends everything at once when it comes twice', async () => {
    const { child, sleeper } = await startSleeping('will-not-stop')
    const end = ended(child)
    child.kill('SIGINT')
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    expect(await end).toMatchObject({ code: 130, err: 'asked once\n' })
    expect(isAlive(sleeper)).toBe(false)
  })
})

describe('what a declaration does while it is read', () => {
  it('is no success when it ends the process', async () => {
    const cwd = project({ 'obs.service.ts': 'process.exit(0)\nexport default {}\n' })
    expect(await obsProcess(['service'], { cwd })).toEqual({
      code: 3,
      out: '',
      err:
        'obs: obs.service.ts calls process.exit(0) while it is read\n' +
        'A declaration is data: let its file import nothing that starts or ends a program.\n',
    })
  })

  it('is no success when it ends the process later', async () => {
    const source = 'setTimeout(() => process.exit(0))\nawait new Promise(() => {})\n'
    const cwd = project({ 'obs.service.mts': source })
    expect((await obsProcess(['service'], { cwd })).code).toBe(3)
  })

  it('does not reach stdout when it prints', async () => {
    const source = "console.log('hello')\nexport default { name: 'orders' }\n"
    const cwd = project({ 'obs.service.ts': source })
    const { code, out, err } = await obsProcess(['service', '--json'], { cwd })
    expect([code, err]).toEqual([0, 'hello\n'])
    expect(JSON.parse(out)).toMatchObject({ name: 'orders' })
  })
})

async function startSleeping(
  command: string,
): Promise<{ child: ReturnType<typeof startObs>; sleeper: number }> {
  const child = startObs([command])
  let said = ''
  while (!said.includes('ready')) said += String(await once(child.stdout, 'data'))
  return { child, sleeper: Number.parseInt(said, 10) }
}

/** What ended and has no parent left to notice it is a zombie until init does. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}
