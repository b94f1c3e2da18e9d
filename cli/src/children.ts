import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { endWithUs } from './bereaved.ts'

const graceMs = 5_000
const windows = process.platform === 'win32'
const living = new Set<ChildProcess>()

/**
 * Starts a program as the head of a process group of its own, so that what it starts ends with
 * it: the group gets SIGTERM when the signal aborts, SIGKILL after a grace period, and SIGKILL
 * when we exit for whatever reason; also when we are killed, but on Windows.
 */
export function startChild(
  program: string,
  args: readonly string[],
  { signal, ...options }: SpawnOptions & { signal: AbortSignal },
): ChildProcess {
  signal.throwIfAborted()
  const child = spawn(program, args, { ...options, detached: !windows, windowsHide: true })
  const stop = (): void => endGroup(child)
  const forget = (): void => {
    signal.removeEventListener('abort', stop)
    living.delete(child)
    tellGroups()
    if (living.size === 0) process.off('exit', killAll)
  }
  if (living.size === 0) process.on('exit', killAll)
  living.add(child)
  tellGroups()
  signal.addEventListener('abort', stop, { once: true })
  return child.once('close', forget).once('error', forget)
}

function tellGroups(): void {
  endWithUs([...living].flatMap(({ pid }) => pid ?? []))
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(signalGroup, graceMs, child, 'SIGKILL')
  child.once('close', () => clearTimeout(timer))
}

function killAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (windows) return killTree(child.pid)
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // EPERM is macOS's word for a group of which only zombies are left.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}

/** Windows has no process groups to signal. */
function killTree(pid: number): void {
  spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }).once('error', () => {
    process.kill(pid)
  })
}
