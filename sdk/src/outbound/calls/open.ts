import { performance } from 'node:perf_hooks'
import { createQuietRunner } from '../../tracing/quiet.ts'
import type { Call } from './call.ts'

export interface OpenLimits {
  readonly calls: number
  readonly ageMs: number
  readonly sweepMs: number
}

/** An answer whose body nobody reads may stay open for as long as its connection. */
export const openLimits: OpenLimits = { calls: 10_000, ageMs: 300_000, sweepMs: 10_000 }

/** Calls whose end has not been seen, oldest first; bounded in number and in age. */
export class OpenCalls {
  readonly #limits: OpenLimits
  readonly #calls = new Set<Call>()
  readonly #quietly = createQuietRunner()
  #sweeper: NodeJS.Timeout | null = null

  constructor(limits: OpenLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#calls.size
  }

  add(call: Call): void {
    if (this.#calls.size >= this.#limits.calls) this.#giveUpOldest()
    this.#calls.add(call)
    this.#sweeper ??= this.#quietly(() =>
      setInterval(() => this.#sweep(), this.#limits.sweepMs).unref(),
    )
  }

  delete(call: Call): void {
    this.#calls.delete(call)
  }

  giveUpAll(): void {
    for (const call of this.#calls) call.giveUp()
    this.#stop()
  }

  #giveUpOldest(): void {
    for (const oldest of this.#calls) return oldest.giveUp()
  }

  #sweep(): void {
    const eldest = performance.now() - this.#limits.ageMs
    for (const call of this.#calls) {
      if (call.startedAt > eldest) return
      call.giveUp()
    }
    if (this.#calls.size === 0) this.#stop()
  }

  #stop(): void {
    if (this.#sweeper !== null) clearInterval(this.#sweeper)
    this.#sweeper = null
  }
}
