import { shared } from '../shared.ts'

/** Where `@opentelemetry/api` keeps what is registered with it, whichever copy of it asks. */
const registry = Symbol.for('opentelemetry.js.api.1')

export function everythingRegistered(): Readonly<Record<string, object>> {
  return (globalThis as { [registry]?: Readonly<Record<string, object>> })[registry] ?? {}
}

/** Tells without loading it. */
export function registered(what: 'trace' | 'diag'): boolean {
  return everythingRegistered()[what] !== undefined
}

/** Whether what is registered is ours. OpenTelemetry is set up once in a process. */
export const installation: { done: boolean } = shared('opentelemetry', () => ({ done: false }))

/** The application, or what was loaded before it, has a provider of its own. */
export function hasForeignProvider(): boolean {
  return !installation.done && registered('trace')
}
