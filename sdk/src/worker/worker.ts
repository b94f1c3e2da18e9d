import type { Framework } from '../setup/framework.ts'
import type { ObserveOptions } from '../setup/options.ts'

/** A process that serves nobody: it consumes a queue, or does its work and ends. */
export const workerFramework: Framework = {
  name: 'worker',
  logger: undefined,
  echoes: false,
  serves: false,
  close: null,
}

/** What is no application: applications are functions, or have a prototype or methods of their own. */
export function isOptions(value: unknown): value is ObserveOptions {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
