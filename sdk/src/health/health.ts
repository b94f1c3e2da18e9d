import { CachedCheck, type Check, type CheckOptions, type CheckResult } from './check.ts'
import { heldMs, startPulse } from './pulse.ts'
import { Startup, type StartupTask } from './startup.ts'

export interface HealthReport {
  readonly ok: boolean
  /** Why not, beside what checks say. */
  readonly reason: string | null
  readonly checks: readonly { readonly name: string; readonly result: CheckResult }[]
}

export interface HealthOptions {
  /** The event loop may be held up so long before the process is called dead. Default 10,000. */
  readonly blockedMs?: number
  /** Whether the application takes requests. */
  readonly listening: () => boolean
  /** Called with each new result of a check. */
  readonly told: (check: CachedCheck, result: CheckResult) => void
  readonly startFailed: (name: string, error: unknown) => void
}

const well: HealthReport = { ok: true, reason: null, checks: [] }

/** What the service says about itself. A process that shuts down is alive but no longer ready. */
export class Health {
  draining = false
  readonly #options: HealthOptions
  readonly #checks = new Map<string, CachedCheck>()
  readonly #startup: Startup

  constructor(options: HealthOptions) {
    this.#options = options
    startPulse()
    this.#startup = new Startup(options.startFailed)
  }

  add(name: string, check: Check, options: CheckOptions = {}): void {
    this.#checks.set(name, new CachedCheck(name, check, options, this.#options.told))
  }

  starting(name: string, task: StartupTask): void {
    this.#startup.add(name, task)
  }

  /** Asks nobody: a database that is down must not get a service restarted. */
  live(): HealthReport {
    const held = Math.round(heldMs())
    if (held <= (this.#options.blockedMs ?? 10_000)) return well
    return down(`the event loop has been held up for ${held} ms`)
  }

  started(): HealthReport {
    const open = [...this.#startup.open].map(([name, state]) => `${name} (${state})`)
    if (open.length > 0) return down(`starting: ${open.join(', ')}`)
    return this.#options.listening() ? well : down('starting: the application does not listen yet')
  }

  async ready(): Promise<HealthReport> {
    if (this.draining) return down('shutting down')
    const start = this.started()
    if (!start.ok) return start
    const checks = await Promise.all(
      [...this.#checks.values()].map(async (check) => ({
        name: check.name,
        result: await check.result(),
      })),
    )
    return { ok: checks.every(({ result }) => result.ok), reason: null, checks }
  }

  /** Asks again where an answer has grown old, for whoever reads results without a probe. */
  refresh(): void {
    if (!this.draining) for (const check of this.#checks.values()) void check.result()
  }
}

function down(reason: string): HealthReport {
  return { ok: false, reason, checks: [] }
}
