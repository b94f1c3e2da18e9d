import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'node:http'
import { closeServers, within } from './drain.ts'

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
  /** The framework's own way to close, with the application's hooks; null: close the servers. */
  readonly close: (() => Promise<unknown>) | null
  /** Exports what is left of spans and log lines; has a deadline of its own. */
  readonly flush: (deadlineMs: number) => Promise<unknown>
  readonly adminServer: () => Server | null
  readonly internalError: (where: string, error: unknown) => void
}

/** What telemetry may take at the end, out of the deadline. */
const flushMs = 3_000

/** The end of a service in order: not ready, wait, close, requests in flight, telemetry. */
export class Shutdown {
  readonly options: ShutdownOptions
  readonly #steps: ShutdownSteps
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

  async #run(): Promise<boolean> {
    const { waitMs, deadlineMs } = this.options
    const end = performance.now() + deadlineMs
    this.#steps.drain()
    await sleep(Math.min(waitMs, deadlineMs))
    const left = Math.max(0, end - performance.now() - Math.min(flushMs, deadlineMs / 2))
    const answered = await within(left, this.#close())
    const forFlush = Math.min(flushMs, Math.max(250, end - performance.now()))
    await within(forFlush, this.#attempt('exporting what is left', this.#steps.flush(forFlush)))
    this.#steps.adminServer()?.close()
    return answered
  }

  async #close(): Promise<void> {
    const { close, adminServer } = this.#steps
    if (close !== null) await this.#attempt('closing the application', close())
    // The end points stay up to the last: whoever asks shall hear that we are not ready.
    const admin = adminServer()
    await closeServers(new Set(admin === null ? [] : [admin]))
  }

  async #attempt(what: string, work: Promise<unknown>): Promise<void> {
    try {
      await work
    } catch (error) {
      this.#steps.internalError(what, error)
    }
  }
}
