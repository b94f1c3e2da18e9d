import type { Tracer } from '@opentelemetry/api'
import type { Adoption, Bridge } from './bridge.ts'
import type { Pump } from './export/pump.ts'
import { LateTracer } from './late-tracer.ts'
import type { StartOptions } from './opentelemetry/index.ts'
import { hasForeignProvider } from './registered.ts'
import { isDisabled } from './settings.ts'

/** OpenTelemetry, loaded where there is a reason to, and at most once. */
export class Loading {
  readonly tracer: Tracer
  readonly #options: StartOptions
  readonly #pump: Pump
  readonly #lateTracer = new LateTracer()
  #bridge: Bridge | null = null
  #starting: Promise<void> | null = null

  constructor(options: StartOptions, pump: Pump) {
    this.tracer = this.#lateTracer
    this.#options = options
    this.#pump = pump
  }

  /** Null until it is loaded. */
  get bridge(): Bridge | null {
    return this.#bridge
  }

  /** The application's own OpenTelemetry, where it has one. */
  get adopted(): Adoption | null {
    return this.#bridge?.adopted ?? null
  }

  /** Never fails. */
  start(): Promise<void> {
    return (this.#starting ??= this.#isNeeded() ? this.#start() : Promise.resolve())
  }

  #isNeeded(): boolean {
    const { env = process.env, instrumentations, endpoint } = this.#options
    if (isDisabled(env)) return false
    return endpoint !== null || instrumentations.length > 0 || hasForeignProvider()
  }

  async #start(): Promise<void> {
    try {
      const { startOpenTelemetry } = await import('./opentelemetry/index.ts')
      this.#use(await startOpenTelemetry(this.#options))
    } catch (error) {
      this.#options.internalError('loading OpenTelemetry', error)
    }
  }

  #use(bridge: Bridge): void {
    this.#bridge = bridge
    this.#lateTracer.real = bridge.tracer
    if (bridge.sender !== null) this.#pump.open(bridge.sender)
    if (bridge.adopted !== null) this.#pump.close()
  }
}
