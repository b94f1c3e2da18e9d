import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Handlers, Reply } from './calls.ts'
import { pinned } from './pinning.ts'

const longestCallMs = 120_000
const longestStopMs = 3000

export interface ChildOptions {
  args?: readonly string[]
  /** Loaded with `--import`, before the child's own file. */
  preload?: URL | undefined
  env?: Record<string, string> | undefined
  core?: number | undefined
  /** A file descriptor for what it writes to stdout; by default ours. */
  stdout?: number | undefined
}

export interface Child<H extends Handlers> {
  call: <K extends keyof H & string>(
    name: K,
    ...args: Parameters<H[K]>
  ) => Promise<Awaited<ReturnType<H[K]>>>
  stop: () => Promise<void>
}

/** Starts a file that answers calls (`answerCalls`) in a process of its own. */
export function startChild<H extends Handlers>(file: URL, options: ChildOptions = {}): Child<H> {
  const { args = [], preload, env, core, stdout = 'inherit' } = options
  const flags = preload ? ['--import', preload.href] : []
  const node = [process.execPath, ...flags, fileURLToPath(file), ...args]
  const [command = process.execPath, ...rest] = pinned(core, node)
  const child = spawn(command, rest, {
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  return { call: caller<H>(child, fileURLToPath(file)), stop: () => stop(child) }
}

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

function caller<H extends Handlers>(child: ChildProcess, file: string): Child<H>['call'] {
  const waiting = new Map<number, Waiting>()
  const failAll = (error: Error): void => waiting.forEach(({ reject }) => reject(error))
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) call?.reject(new Error(reply.error))
    else call?.resolve(reply.result)
  })
  child.on('error', failAll)
  child.on('exit', (code, signal) => failAll(new Error(`${file} ended early: ${signal ?? code}`)))

  let lastId = 0
  return async (name, ...args) => {
    const id = ++lastId
    const answered = new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.send({ id, name, args }, (error) => error && reject(error))
    })
    return (await inTime(answered, `${file} did not answer "${name}" in time`)) as never
  }
}

async function inTime<T>(result: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), longestCallMs)
  })
  try {
    return await Promise.race([result, late])
  } finally {
    clearTimeout(timer)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStopMs)
  if (child.connected) child.disconnect()
  await exited
  clearTimeout(timer)
}
