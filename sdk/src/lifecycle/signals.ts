import { constants } from 'node:os'
import { shared } from '../shared.ts'
import type { Shutdown } from './shutdown.ts'

interface Signals {
  readonly shutdowns: Set<Shutdown>
  /** Ours, by signal, so that the application's own can be told from it. */
  readonly handlers: Map<NodeJS.Signals, () => void>
  received: boolean
}

const signals: Signals = shared('signals', () => ({
  shutdowns: new Set(),
  handlers: new Map(),
  received: false,
}))

/** From now on these signals end the process in order. */
export function shutDownOnSignals(shutdown: Shutdown): void {
  if (shutdown.options.signals.length === 0) return
  signals.shutdowns.add(shutdown)
  for (const signal of shutdown.options.signals) {
    if (signals.handlers.has(signal)) continue
    const handler = () => onSignal(signal)
    signals.handlers.set(signal, handler)
    // Before the application's own, some of which are gone once they have been called.
    process.prependListener(signal, handler)
  }
}

export function forgetShutdown(shutdown: Shutdown): void {
  signals.shutdowns.delete(shutdown)
  if (signals.shutdowns.size > 0) return
  for (const [signal, handler] of signals.handlers) process.off(signal, handler)
  signals.handlers.clear()
}

function onSignal(signal: NodeJS.Signals): void {
  if (signals.received) exitBy(signal)
  signals.received = true
  // An application with a handler of its own decides itself when it is done.
  const handledToo = process.listenerCount(signal) > 1
  const shutdowns = [...signals.shutdowns]
  if (handledToo) for (const shutdown of shutdowns) shutdown.flushBeforeClosed()
  void Promise.all(shutdowns.map((shutdown) => shutdown.run())).then((answered) => {
    if (handledToo) return
    if (answered.every(Boolean)) process.exit(0)
    exitBy(signal)
  })
}

/** As the shell reports a process that a signal ended. */
function exitBy(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal])
}
