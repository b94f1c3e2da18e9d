/** Resolves when all is well; rejects, throws or never answers when it is not. */
export type Check = (signal: AbortSignal) => unknown

export interface CheckResult {
  readonly ok: boolean
  /** For people who may see it: what went wrong. */
  readonly reason: string | null
  readonly durationMs: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A readiness check with a time-out, asked at most once per `cacheMs` however many ask. */
export class CachedCheck {
  readonly name: string
  last: CheckResult | null = null
  readonly #check: Check
  readonly #timeoutMs: number
  readonly #cacheMs: number
  #running: Promise<CheckResult> | null = null

  constructor(name: string, check: Check, timeoutMs: number, cacheMs: number) {
    this.name = name
    this.#check = check
    this.#timeoutMs = timeoutMs
    this.#cacheMs = cacheMs
  }

  async result(): Promise<CheckResult> {
    if (this.last !== null && Date.now() - this.last.at < this.#cacheMs) return this.last
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return await this.#running
  }

  async #run(): Promise<CheckResult> {
    const startedAt = performance.now()
    const reason = await this.#outcome()
    const durationMs = performance.now() - startedAt
    this.last = { ok: reason === null, reason, durationMs, at: Date.now() }
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
      return error instanceof Error ? error.message : String(error)
    } finally {
      clearTimeout(timer)
    }
  }

  async #ask(signal: AbortSignal): Promise<null> {
    await this.#check(signal)
    return null
  }
}
