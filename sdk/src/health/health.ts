import { CachedCheck, type Check, type CheckResult } from './check.ts'

export interface CheckOptions {
  /** Longer than this is a failure. Default 2,000. */
  readonly timeoutMs?: number
  /** How long an answer stands. Default 1,000. */
  readonly cacheMs?: number
}

export interface HealthReport {
  readonly ok: boolean
  readonly checks: readonly { readonly name: string; readonly result: CheckResult }[]
}

/** What the service says about itself. A process that shuts down is alive but no longer ready. */
export class Health {
  draining = false
  readonly #checks = new Map<string, CachedCheck>()

  add(name: string, check: Check, { timeoutMs = 2_000, cacheMs = 1_000 }: CheckOptions = {}): void {
    this.#checks.set(name, new CachedCheck(name, check, timeoutMs, cacheMs))
  }

  async ready(): Promise<HealthReport> {
    const checks = await Promise.all(
      [...this.#checks.values()].map(async (check) => ({
        name: check.name,
        result: await check.result(),
      })),
    )
    return { ok: !this.draining && checks.every(({ result }) => result.ok), checks }
  }
}
