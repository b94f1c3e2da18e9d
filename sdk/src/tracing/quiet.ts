import { AsyncLocalStorage } from 'node:async_hooks'
import { scopes, type Scope } from '../request/scope.ts'
import { shared } from '../shared.ts'

/** The scope of our own traffic: what runs in it is neither counted nor traced. */
export const quiet: Scope = shared<Scope>('quiet', () => ({ exchange: null, context: null }))

export function isQuiet(): boolean {
  return scopes.getStore() === quiet
}

/**
 * Runs things outside of whatever was going on when they were asked for, so that a timer or a
 * socket of ours does not hold on to a request.
 */
export function createQuietRunner(): <T>(run: () => T) => T {
  const outside = AsyncLocalStorage.snapshot()
  return (run) => outside(() => scopes.run(quiet, run))
}
