import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
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
 * Runs a program to its end and listens to it. An abort ends its whole process group (`go build`
 * has compilers of its own) and rejects with the signal's reason, only when nothing of it is left.
 */
export async function run(options: Run): Promise<Ran> {
  const { signal } = options
  signal?.throwIfAborted()
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const lines = listen(child, options.onLine)
  const stop = (): void => endGroup(child)
  const kill = (): void => signalGroup(child, 'SIGKILL')
  signal?.addEventListener('abort', stop, { once: true })
  process.once('exit', kill)
  try {
    const [code]: (number | null)[] = await once(child, 'close')
    signal?.throwIfAborted()
    return { code: code ?? null, lines }
  } finally {
    signal?.removeEventListener('abort', stop)
    process.off('exit', kill)
  }
}

function listen({ stdout, stderr }: ChildProcess, onLine: Run['onLine']): readonly string[] {
  const lines: string[] = []
  for (const input of [stdout, stderr]) {
    if (!input) continue
    createInterface({ input }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      onLine?.(line)
    })
  }
  return lines
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM')
  const force = setTimeout(signalGroup, graceMs, child, 'SIGKILL')
  child.once('close', () => clearTimeout(force))
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // EPERM is macOS's word for a group of which only zombies are left.
    const gone = isSystemError(error) && (error.code === 'ESRCH' || error.code === 'EPERM')
    if (!gone) throw error
  }
}
