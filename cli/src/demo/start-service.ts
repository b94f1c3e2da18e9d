import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startChild } from '../children.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { keepTail } from '../verify/tail.ts'
import { commandOf } from './services.ts'
import type { ServiceName } from './services.ts'

export type OnLine = (service: ServiceName, line: string) => void

interface StartOptions {
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly onLine: OnLine
}

export interface Started {
  /** Rejects where it ends instead, or takes too long. */
  readonly ready: Promise<void>
  /** Resolves when the process is gone; it finishes what it has begun. */
  readonly stop: () => Promise<void>
}

const readyWithinMs = 60_000

export function startService(name: ServiceName, { env, signal, onLine }: StartOptions): Started {
  const stopping = new AbortController()
  const child = startChild(process.execPath, commandOf(name), {
    env,
    signal: AbortSignal.any([signal, stopping.signal]),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tail = keepTail(child)
  const closed = new Promise((resolve) => child.once('close', resolve))
  const ready = untilReady(child, (line) => onLine(name, line)).catch((error: unknown) => {
    signal.throwIfAborted()
    throw notStarted(name, error, tail())
  })
  const stop = async (): Promise<void> => {
    stopping.abort()
    await closed
  }
  return { ready, stop }
}

/** The line by which a service says so is the first of its kind. */
async function untilReady(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const said = new Promise<void>((resolve) => {
    for (const input of [child.stdout!, child.stderr!]) {
      createInterface({ input }).on('line', (line) => {
        if (line.startsWith('{"event":"ready"')) resolve()
        onLine(line)
      })
    }
  })
  const ended = once(child, 'close', { signal: AbortSignal.timeout(readyWithinMs) })
  const failed = ended.then(([code]) => Promise.reject(new Error(`it ended with ${code}`)))
  await Promise.race([said, failed])
}

function notStarted(name: string, cause: unknown, tail: string): Failure {
  return new Failure(`${name} of the demo did not start: ${(cause as Error).message}`, {
    exitCode: exitCodes.unreachable,
    remedy: tail === '' ? 'It printed nothing.' : `The last that it printed:\n${tail}`,
    cause,
  })
}
