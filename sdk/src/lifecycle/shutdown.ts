import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'node:http'
import { closeAfter, closeServer, cutConnections, within } from './drain.ts'

export interface ShutdownOptions {
  /** Between failing readiness and closing: time for load balancers to notice. */
  readonly waitMs: number
  /** From the first signal to the end, whatever is still going on. */
  readonly deadlineMs: number
  readonly signals: readonly NodeJS.Signals[]
}

export interface ShutdownSteps {
  /** Readiness fails, connections are told that they will close. */
  readonly drain: () => void
  /** What the service listens on, our own end points left out. */
  readonly servers: () => readonly Server[]
  /** The framework's own way to close, with the application's hooks, where it has one. */
  readonly close: (() => Promise<unknown>) | null
  /** Resolves when no message of a queue is in progress. */
  readonly messages: () => Promise<unknown>
  /** Says what was cut. */
  readonly late: () => void
  /** Writes and exports what there is so far. */
  readonly flush: (deadlineMs: number) => Promise<unknown>
  /** The same for the last time; nothing is exported any more. */
  readonly finish: (deadlineMs: number) => Promise<unknown>
  readonly adminServer: () => Server | null
  readonly internalError: (where: string, error: unknown) => void
}

/** Closes something of the application's. */
export type Close = () => unknown

/** What telemetry may take at the end, out of the deadline. */
const flushMs = 3_000

/**
 * Most requests in flight are answered in this time. Only then is a framework asked to close,
 * since Fastify refuses with 503 what comes over connections that are still open.
 */
const settleMs = 1_000

/** Connections that are cut have closed well within this, and the application has a last chance. */
const cutMs = 1_000

/** The end of a service in order: not ready, wait, close, requests in flight, telemetry. */
export class Shutdown {
  readonly options: ShutdownOptions
  readonly #steps: ShutdownSteps
  readonly #closes: Close[] = []
  #done: Promise<boolean> | null = null

  constructor(options: ShutdownOptions, steps: ShutdownSteps) {
    this.options = options
    this.#steps = steps
  }

  /** Once, however often it is asked for. True where every request in flight was answered. */
  async run(): Promise<boolean> {
    this.#done ??= this.#run()
    return await this.#done
  }

  /** Called before the end, the last that was given first: what stands on others closes first. */
  before(close: Close): void {
    if (typeof close !== 'function') {
      throw new TypeError('obs.onShutdown() takes a function that closes something.')
    }
    this.#closes.push(close)
  }

  /** For an application that closes and exits by itself: what is gathered leaves before it does. */
  flushBeforeClosed(): void {
    for (const server of this.#steps.servers()) {
      closeAfter(server, async () => {
        await lastWords()
        await within(
          flushMs,
          this.#attempt('exporting before the end', () => this.#steps.flush(flushMs)),
        )
      })
    }
  }

  async #run(): Promise<boolean> {
    const { waitMs, deadlineMs } = this.options
    const end = performance.now() + deadlineMs
    this.#steps.drain()
    await sleep(Math.min(waitMs, deadlineMs))
    const left = Math.max(0, end - performance.now() - Math.min(flushMs, deadlineMs / 2))
    const servers = this.#steps.servers()
    const closed = this.#close(servers)
    const answered = await within(left, closed)
    // What hangs is cut before the telemetry leaves, to be told of as any other request.
    if (!answered) {
      for (const server of servers) cutConnections(server)
      if (!(await within(Math.min(cutMs, deadlineMs / 8), closed))) this.#steps.late()
    }
    await lastWords()
    const forFlush = Math.min(flushMs, Math.max(250, end - performance.now()))
    await within(
      forFlush,
      this.#attempt('exporting what is left', () => this.#steps.finish(forFlush)),
    )
    // The end points stay up to the last: whoever asks shall hear that we are not ready.
    this.#steps.adminServer()?.close()
    return answered
  }

  async #close(servers: readonly Server[]): Promise<void> {
    const closed = Promise.all(servers.map((server) => closeServer(server)))
    const { close } = this.#steps
    if (close !== null) {
      await within(settleMs, closed)
      await this.#attempt('closing the application', close)
    }
    await closed
    await this.#closeOwn()
    await this.#steps.messages()
  }

  async #closeOwn(): Promise<void> {
    for (let close = this.#closes.pop(); close !== undefined; close = this.#closes.pop()) {
      await this.#attempt('closing what onShutdown was given', close)
    }
  }

  async #attempt(what: string, work: Close): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#steps.internalError(what, error)
    }
  }
}

/** Node says that a server has closed before it tells its last requests that they are over. */
async function lastWords(): Promise<void> {
  await nextTurn()
  await nextTurn()
}
