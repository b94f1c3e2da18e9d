import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../is-alive.ts'
import { isSystemError } from './errors.ts'

interface Holder {
  readonly pid: number
  readonly host: string
  readonly token: string
}

const beatMs = 2_000
const deadAfterMs = 30_000
const lookAgainMs = 200

/**
 * Lets one process at a time do the work. What the work writes is put in place by one rename, so
 * that a lock taken over by mistake costs a second download and never a damaged file.
 */
export async function withLock<T>(
  path: string,
  signal: AbortSignal | undefined,
  onWait: (holder: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const mine: Holder = { pid: process.pid, host: hostname(), token: randomUUID() }
  await take(path, mine, signal, onWait)
  const heart = setInterval(() => void beat(path), beatMs)
  try {
    return await work()
  } finally {
    clearInterval(heart)
    await release(path, mine)
  }
}

async function take(
  path: string,
  mine: Holder,
  signal: AbortSignal | undefined,
  onWait: (holder: string) => void,
): Promise<void> {
  let told = false
  while (!(await created(path, mine))) {
    signal?.throwIfAborted()
    const holder = await read(path)
    if (await isStale(path, holder)) {
      await remove(path)
      continue
    }
    if (!told) onWait(holder ? `process ${holder.pid} on ${holder.host}` : 'another process')
    told = true
    await sleep(lookAgainMs, undefined, signal && { signal }).catch(() => signal?.throwIfAborted())
  }
}

async function created(path: string, mine: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(mine), { flag: 'wx' })
    return true
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false
    throw error
  }
}

async function read(path: string): Promise<Holder | undefined> {
  try {
    const holder: Holder = JSON.parse(await readFile(path, 'utf8'))
    return holder
  } catch {
    // Just released, or just created and not written yet: the next look tells.
    return undefined
  }
}

async function isStale(path: string, holder: Holder | undefined): Promise<boolean> {
  if (holder?.host === hostname() && !isAlive(holder.pid)) return true
  try {
    return Date.now() - (await stat(path)).mtimeMs > deadAfterMs
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false
    throw error
  }
}

/** By a rename first, so that of several processes that saw the stale lock one removes it. */
async function remove(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
    await rm(aside, { force: true })
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error
  }
}

async function beat(path: string): Promise<void> {
  const now = new Date()
  // A lock that is gone has been taken over; the work goes on, see withLock.
  await utimes(path, now, now).catch(() => undefined)
}

async function release(path: string, mine: Holder): Promise<void> {
  const holder = await read(path)
  if (holder?.token === mine.token) await rm(path, { force: true })
}
