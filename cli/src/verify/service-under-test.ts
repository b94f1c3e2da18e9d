import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from '../children.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { answerOf, hopeless } from './answer.ts'
import { keepTail } from './tail.ts'

const readyWithinMs = 60_000
const askEveryMs = 200

interface Started {
  readonly stop: () => Promise<void>
}

/** Starts the service with its whole process group, and waits until it answers. */
export async function startService(
  command: string,
  target: string,
  terminal: Terminal,
): Promise<Started> {
  await isFree(target, terminal.signal)
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

/** What runs there already would be judged in place of what is started. A proxy may wait for it. */
async function isFree(target: string, signal: AbortSignal): Promise<void> {
  const answer = await answerOf(target, signal)
  if (typeof answer !== 'number' || answer >= 500) return
  throw new Failure(`something answers at ${target} before anything is started`, {
    exitCode: exitCodes.refused,
    remedy: 'Stop it, leave `--start` out to load it, or name another `--target`.',
  })
}

/** `/readyz` says when it is ready; where there is none, any answer does. */
async function untilReady(child: ChildProcess, target: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw notStarted('ended at once')
    const answer = await answerOf(`${target}/readyz`, signal)
    if (typeof answer === 'number' && answer !== 503) return
    const failure = await hopeless(answer, target, signal)
    if (failure !== null) throw failure
    await sleep(askEveryMs, undefined, { signal })
  }
  throw notStarted(`was not ready within ${readyWithinMs / 1000} seconds`)
}

function notStarted(what: string): Failure {
  return new Failure(`the service ${what}`, { exitCode: exitCodes.unreachable })
}

function withTail(failure: Failure, command: string, tail: string): Failure {
  if (failure.remedy !== undefined) return failure
  return new Failure(`${failure.message}: ${command}`, {
    exitCode: exitCodes.unreachable,
    remedy: tail === '' ? 'It printed nothing.' : `The last that it printed:\n${tail}`,
  })
}
