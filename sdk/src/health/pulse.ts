import { performance } from 'node:perf_hooks'
import { shared } from '../shared.ts'

const intervalMs = 1_000
/** What is later than this was held up. */
const toleranceMs = 1_000

/**
 * Whether the event loop comes to what is due. A process that is held up for good answers no
 * probe at all; one that gets through now and then would look alive without this.
 */
class Pulse {
  #beatAt = performance.now()
  #punctualAt = this.#beatAt

  constructor() {
    setInterval(() => this.#beat(), intervalMs).unref()
  }

  /** For how long no beat was punctual; 0 where the latest was. */
  heldMs(): number {
    const held = performance.now() - this.#punctualAt
    return held > intervalMs + toleranceMs ? held : 0
  }

  #beat(): void {
    const now = performance.now()
    if (now - this.#beatAt - intervalMs < toleranceMs) this.#punctualAt = now
    this.#beatAt = now
  }
}

/** One for the process, as there is one event loop. */
export function heldMs(): number {
  return pulse().heldMs()
}

export function startPulse(): void {
  pulse()
}

function pulse(): Pulse {
  return shared('pulse', () => new Pulse())
}
