import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from '../children.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { keepTail } from './tail.ts'

const readyWithinMs = 60_000
const askEveryMs = 200
const answerMs = 5_000
/** Codes with which nobody can be there; whoever resets or hangs is there, and will be judged. */
const absent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

interface Started {
  readonly stop: () => Promise<void>
}

/** Starts the service with its whole process group, and waits until it answers. */
export async function startService(
  command: string,
  target: string,
  terminal: Terminal,
): Promise<Started> {
  const stopping = new AbortController()
  const child = startChild(command, [], {
    signal: stopping.signal,
    shell: true,
    cwd: terminal.cwd,
    env: terminal.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tail = keepTail(child)
  const closed = once(child, 'close')
  const stop = async (): Promise<void> => {
    stopping.abort()
    await closed
  }
  try {
    await untilReady(child, target, terminal.signal)
    return { stop }
  } catch (error) {
    await stop()
    throw error instanceof Failure ? withTail(error, command, tail()) : error
  }
}

/** `/readyz` says when it is ready; where there is none, any answer does. */
async function untilReady(child: ChildProcess, target: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw notStarted('ended at once')
    const status = await statusOf(`${target}/readyz`, signal)
    if (typeof status === 'number' && status !== 503) return
    await sleep(askEveryMs, undefined, { signal })
  }
  throw notStarted(`was not ready within ${readyWithinMs / 1000} seconds`)
}

function notStarted(what: string): Failure {
  return new Failure(`the service ${what}`, { exitCode: exitCodes.unreachable })
}

function withTail({ message }: Failure, command: string, tail: string): Failure {
  return new Failure(`${message}: ${command}`, {
    exitCode: exitCodes.unreachable,
    remedy: tail === '' ? 'It printed nothing.' : `The last that it printed:\n${tail}`,
  })
}

/** Fails where nobody is there at all. */
export async function isUp(target: string, signal: AbortSignal): Promise<void> {
  const status = await statusOf(target, signal)
  if (typeof status === 'number' || !absent.has(status)) return
  throw new Failure(`nothing answers at ${target} (${status})`, {
    exitCode: exitCodes.unreachable,
    remedy: 'Start the service, let `--start COMMAND` do it, or name another `--target`.',
  })
}

/** Its status, or the code of the error. Not by `fetch`, which keeps away from some ports. */
async function statusOf(url: string, signal: AbortSignal): Promise<number | string> {
  const { get } = url.startsWith('https:') ? https : http
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
  try {
    const [answer] = (await once(get(url, { signal: limit, agent: false }), 'response', {
      signal: limit,
    })) as [http.IncomingMessage]
    answer.destroy()
    return answer.statusCode ?? 0
  } catch (error) {
    signal.throwIfAborted()
    return codeOf(error)
  }
}

/** Of several addresses that were tried, each has an error of its own. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] }
  if (typeof code === 'string') return code
  return errors?.[0] === undefined ? 'unknown' : codeOf(errors[0])
}
