import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { isSystemError } from './errors.ts'
import type { Env } from './platform.ts'

export interface Run {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Env
  readonly cwd?: string
  readonly signal?: AbortSignal | undefined
  readonly onLine?: (line: string) => void
}

export interface Ran {
  readonly code: number | null
  /** The last lines of both streams, in the order of their arrival. */
  readonly lines: readonly string[]
}

const keptLines = 400
const graceMs = 5_000

/**
 * Runs a program to its end. An abort ends its whole process group (a `go build` has compilers
 * of its own) and rejects, with the signal's reason, only when nothing of it is left.
 */
export async function run(options: Run): Promise<Ran> {
  options.signal?.throwIfAborted()
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const lines = collect([child.stdout, child.stderr], options.onLine)
  const end = () => endGroup(child)
  options.signal?.addEventListener('abort', end, { once: true })
  try {
    const code = await ended(child)
    options.signal?.throwIfAborted()
    return { code, lines }
  } finally {
    options.signal?.removeEventListener('abort', end)
  }
}

function collect(streams: Readable[], onLine: Run['onLine']): string[] {
  const lines: string[] = []
  for (const input of streams) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      onLine?.(line)
    })
  }
  return lines
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    const kill = spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
    kill.once('error', () => child.kill())
    return
  }
  signalGroup(child.pid, 'SIGINT')
  const force = setTimeout(signalGroup, graceMs, child.pid, 'SIGKILL')
  child.once('close', () => clearTimeout(force))
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // EPERM is macOS's word for a group of which only zombies are left.
    const gone = isSystemError(error) && (error.code === 'ESRCH' || error.code === 'EPERM')
    if (!gone) throw error
  }
}
