import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from '../../children.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Failure } from '../../failure.ts'
import type { Terminal } from '../../io.ts'
import { keepTail } from '../../verify/tail.ts'
import type { Part } from '../parts/part.ts'
import type { Program, State } from '../program.ts'
import { LogFile } from './log-file.ts'
import { untilReady } from './ready.ts'

interface Surroundings {
  readonly terminal: Terminal
  /** Of log files. */
  readonly logs: string
  /** Ends it for good. */
  readonly signal: AbortSignal
}

const readyWithinMs = 30_000
const pauseMs = { first: 500, most: 30_000 } as const
/** Whoever lived this long has not failed for the same reason again. */
const settledMs = 60_000

/** A program that is started again whenever it ends by itself. */
export class Supervised {
  readonly #part: Part
  readonly #log: string
  #state: State = 'starting'
  #restarts = 0
  readonly #program: string
  readonly #surroundings: Surroundings
  readonly #file: LogFile
  #ended: Promise<unknown> = Promise.resolve()

  constructor(part: Part, program: string, surroundings: Surroundings) {
    this.#part = part
    this.#log = join(surroundings.logs, `${part.name}.log`)
    this.#program = program
    this.#surroundings = surroundings
    this.#file = new LogFile(this.#log)
  }

  /** Resolves when it is ready for the first time, and fails where it does not come so far. */
  async start(): Promise<void> {
    const child = this.#spawn()
    const tail = keepTail(child)
    const closed = once(child, 'close')
    // Whoever gives up on the others waits for this one too, ready or not.
    this.#ended = closed.catch(() => {})
    try {
      await this.#untilReady(closed)
    } catch (error) {
      this.#surroundings.signal.throwIfAborted()
      throw notReady(this.#part, error, tail())
    }
    this.#ended = this.#goOn(closed)
  }

  describe(): Program {
    const { name, url } = this.#part
    return { name, state: this.#state, restarts: this.#restarts, url, log: this.#log }
  }

  /** Resolves when it has ended, after its signal was aborted. */
  async stopped(): Promise<void> {
    await this.#ended
    this.#file.end()
  }

  async #untilReady(closed: Promise<unknown>): Promise<void> {
    const waiting = new AbortController()
    const { signal } = this.#surroundings
    const limits = [signal, waiting.signal, AbortSignal.timeout(readyWithinMs)]
    const ended = closed.then(() => Promise.reject(new Error('it ended')))
    try {
      await Promise.race([untilReady(this.#part.ready, AbortSignal.any(limits)), ended])
      this.#state = 'ready'
    } finally {
      waiting.abort()
    }
  }

  /** Never rejects: what goes wrong with one start is told, and tried again. */
  async #goOn(first: Promise<unknown>): Promise<void> {
    const { signal, terminal } = this.#surroundings
    let closed = first
    let pause: number = pauseMs.first
    for (;;) {
      const since = Date.now()
      await closed.catch(() => {})
      this.#state = 'ended'
      if (signal.aborted) return
      pause = Date.now() - since > settledMs ? pauseMs.first : Math.min(pause * 2, pauseMs.most)
      terminal.note(
        `${this.#part.name} ended by itself, and is started again (${this.#log} says why)`,
      )
      await sleep(pause, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      this.#restarts += 1
      this.#state = 'starting'
      closed = once(this.#spawn(), 'close')
      await this.#untilReady(closed).catch(() => {})
    }
  }

  #spawn(): ChildProcess {
    const { terminal, signal } = this.#surroundings
    const child = startChild(this.#program, this.#part.args, {
      signal,
      env: { ...terminal.env, ...this.#part.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout!, child.stderr!]) {
      // A disk that takes no logs must not take the program down with it.
      pipeline(stream, this.#file, { end: false }).catch(() => stream.resume())
    }
    return child
  }
}

function notReady({ name, notFound }: Part, cause: unknown, tail: string): Failure {
  const { message, cause: reason } = cause as Error
  const late = (reason as Error | undefined)?.name === 'TimeoutError'
  const said = tail === '' ? 'It printed nothing.' : `The last that it printed:\n${tail}`
  const hint = notFound !== undefined && message.endsWith('answers 404') ? `: ${notFound}` : ''
  return new Failure(`${name} ${late ? 'was not ready in time' : 'did not start'}`, {
    exitCode: exitCodes.unreachable,
    remedy: late ? `${message}${hint}\n${said}` : said,
    cause,
  })
}
