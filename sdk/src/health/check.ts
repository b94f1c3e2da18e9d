import { performance } from 'node:perf_hooks'
import { longestTimerMs } from '../longest-timer.ts'
import { describeError } from '../redaction/error.ts'

/** Resolves when all is well; rejects, throws, gives `false` or never answers when it is not. */
export type Check = (signal: AbortSignal) => unknown

export interface CheckOptions {
  /** Longer than this is a failure. Default 900: Kubernetes itself waits for a second. */
  readonly timeoutMs?: number
  /** How long an answer stands. Default 1,000. */
  readonly cacheMs?: number
  /** After a success, so many failures in a row are needed before one counts. Default 1. */
  readonly failAfter?: number
}

export interface CheckResult {
  readonly ok: boolean
  /** For people who may see it: what went wrong. */
  readonly reason: string | null
  /** In a row, up to this result. */
  readonly failures: number
  readonly durationMs: number
  /** `performance.now()` */
  readonly at: number
}

/** A check that does not come back is asked again, but more and more rarely. */
const longestPauseMs = 60_000

/** A readiness check with a time-out, asked at most once per `cacheMs` however many ask. */
export class CachedCheck {
  readonly name: string
  last: CheckResult | null = null
  readonly #check: Check
  readonly #timeoutMs: number
  readonly #cacheMs: number
  readonly #failAfter: number
  readonly #told: (check: CachedCheck, result: CheckResult) => void
  #running: Promise<CheckResult> | null = null
  #everOk = false
  /** How many askings have neither come back nor failed: each may hold a connection. */
  #hanging = 0

  constructor(
    name: string,
    check: Check,
    { timeoutMs = 900, cacheMs = 1_000, failAfter = 1 }: CheckOptions,
    told: (check: CachedCheck, result: CheckResult) => void,
  ) {
    this.name = name
    this.#check = check
    this.#timeoutMs = Math.min(positive(timeoutMs, 900), longestTimerMs)
    this.#cacheMs = positive(cacheMs, 1_000)
    this.#failAfter = positive(failAfter, 1)
    this.#told = told
  }

  async result(): Promise<CheckResult> {
    if (this.last !== null && performance.now() - this.last.at < this.#standsMs()) return this.last
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return await this.#running
  }

  #standsMs(): number {
    if (this.#hanging === 0) return this.#cacheMs
    return Math.max(this.#cacheMs, Math.min(longestPauseMs, this.#timeoutMs * 2 ** this.#hanging))
  }

  async #run(): Promise<CheckResult> {
    const startedAt = performance.now()
    const reason = await this.#outcome()
    const at = performance.now()
    const failures = reason === null ? 0 : (this.last?.failures ?? 0) + 1
    this.#everOk ||= reason === null
    const ok = reason === null || (this.#everOk && failures < this.#failAfter)
    this.last = { ok, reason, failures, durationMs: at - startedAt, at }
    this.#told(this, this.last)
    return this.last
  }

  /** Null, or why not. A check that hangs is left behind when its time is up. */
  async #outcome(): Promise<string | null> {
    const aborted = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        resolve(`no answer within ${this.#timeoutMs} ms`)
        aborted.abort()
      }, this.#timeoutMs)
    })
    try {
      return await Promise.race([this.#ask(aborted.signal), late])
    } catch (error) {
      // Whatever it is: some errors fail when they are looked at.
      return describeError(error, asItIs, false).message
    } finally {
      clearTimeout(timer)
    }
  }

  async #ask(signal: AbortSignal): Promise<string | null> {
    this.#hanging += 1
    try {
      return (await this.#check(signal)) === false ? 'it says no' : null
    } finally {
      this.#hanging -= 1
    }
  }
}

const asItIs = (text: string): string => text

function positive(wish: number, otherwise: number): number {
  return wish > 0 ? wish : otherwise
}
