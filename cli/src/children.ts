import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'

const graceMs = 5_000
const living = new Set<ChildProcess>()

/**
 * Starts a program as the head of a process group of its own, so that what it starts ends with
 * it: the group gets SIGTERM when the signal aborts, SIGKILL after a grace period, and SIGKILL
 * when we exit for whatever reason.
 */
export function startChild(
  program: string,
  args: readonly string[],
  { signal, ...options }: SpawnOptions & { signal: AbortSignal },
): ChildProcess {
  signal.throwIfAborted()
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' })
  const stop = (): void => endGroup(child)
  if (living.size === 0) process.on('exit', killAll)
  living.add(child)
  signal.addEventListener('abort', stop, { once: true })
  const forget = (): void => {
    signal.removeEventListener('abort', stop)
    living.delete(child)
    if (living.size === 0) process.off('exit', killAll)
  }
  return child.once('close', forget).once('error', forget)
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
  child.once('close', () => clearTimeout(timer))
}

function killAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
