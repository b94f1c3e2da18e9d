import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { contextOf } from '../../src/tools/context.ts'
import { placeOf } from '../../src/tools/cache.ts'
import type { Tool } from '../../src/tools/index.ts'
import { ensureToy, served } from './install-toy.ts'
import { cacheContents, toyArchive, type Toy } from './toy.ts'

const program = fileURLToPath(new URL('ensure-process.ts', import.meta.url))

function start(kit: Toy): ChildProcess {
  const child = spawn(process.execPath, [program, kit.manifestPath], { env: kit.env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function result(child: ChildProcess): Promise<{ tool: Tool; said: string }> {
  const [out, said] = await Promise.all([text(child.stdout!), text(child.stderr!)])
  expect(said).not.toContain('Error')
  const tool: Tool = JSON.parse(out)
  return { tool, said }
}

function lockOf(kit: Toy): string {
  return `${placeOf(kit.manifest.tools[0]!, contextOf(kit))}.lock`
}

function leaveLock(kit: Toy, holder: object): void {
  mkdirSync(join(lockOf(kit), '..'), { recursive: true })
  writeFileSync(lockOf(kit), JSON.stringify(holder))
}

/** A pid that was in use a moment ago. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'])
  await once(child, 'exit')
  return child.pid!
}

describe('two processes that want the same tool', () => {
  it('fetch it once between them, and both get it', async () => {
    const archive = toyArchive()
    let bothHere = (): void => {}
    const meeting = new Promise<void>((resolve) => {
      bothHere = resolve
    })
    const [kit, server] = await served(
      {
        // Held back until the other process waits, so that the two certainly meet.
        '/toy-1.2.3.tar.gz': (_, response) => void meeting.then(() => response.end(archive.bytes)),
      },
      archive,
    )
    const first = start(kit)
    const second = start(kit)
    for (const child of [first, second]) {
      child.stderr!.on('data', (said: Buffer) => {
        if (String(said).includes('waiting process')) bothHere()
      })
    }
    const [one, two] = await Promise.all([result(first), result(second)])

    expect(one.tool).toEqual(two.tool)
    expect(execFileSync(one.tool.path, { encoding: 'utf8' })).toContain('toy v1.2.3')
    expect(server.asked).toEqual(['/sums.txt', '/toy-1.2.3.tar.gz'])
    expect(`${one.said}${two.said}`).toMatch(/waiting process \d+ on \S+ is installing it/)
    expect(cacheContents(kit)).toHaveLength(1)
  })

  it('do not need each other: when the first is killed, the second goes on', async () => {
    const archive = toyArchive()
    let times = 0
    const [kit] = await served(
      {
        '/toy-1.2.3.tar.gz': (_, response) => {
          if (times++ > 0) response.end(archive.bytes)
          else response.write(archive.bytes.subarray(0, 10), () => first.kill('SIGKILL'))
        },
      },
      archive,
    )
    const first = start(kit)
    await once(first, 'exit')
    expect(cacheContents(kit).some((name) => name.endsWith('.lock'))).toBe(true)

    const { tool } = await result(start(kit))

    expect(execFileSync(tool.path, { encoding: 'utf8' })).toContain('toy v1.2.3')
    expect(cacheContents(kit).some((name) => name.endsWith('.lock'))).toBe(false)
  })
})

describe('a lock', () => {
  it('of a process that is gone is taken over', async () => {
    const [kit] = await served()
    leaveLock(kit, { pid: await deadPid(), host: hostname(), token: 'old' })
    expect((await ensureToy(kit)).source).toBe('release')
  })

  it('of another machine is taken over when its heart has stopped', async () => {
    const [kit] = await served()
    leaveLock(kit, { pid: 1, host: 'another-machine', token: 'old' })
    const aMinuteAgo = new Date(Date.now() - 60_000)
    utimesSync(lockOf(kit), aMinuteAgo, aMinuteAgo)
    expect((await ensureToy(kit)).source).toBe('release')
  })

  it('that is held is waited for until the user has enough', async () => {
    const [kit, server] = await served()
    leaveLock(kit, { pid: process.pid, host: hostname(), token: 'other' })
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('interrupted')), 500)
    await expect(ensureToy(kit, { signal: stop.signal })).rejects.toThrow('interrupted')
    expect(server.asked).toEqual([])
    expect(readFileSync(lockOf(kit), 'utf8')).toContain('other')
  })
})
