import { requestSpan, withIds, type ActiveSpan } from './ids.ts'

/** What is asked of a logger that the application brings: what any pino has. */
export interface ForeignLogger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  isLevelEnabled?(level: string): boolean
  flush?(done: (error?: Error) => void): void
}

export function isForeignLogger(logger: object): logger is ForeignLogger {
  return ['info', 'warn', 'error'].every((name) => typeof Reflect.get(logger, name) === 'function')
}

/** Registered by pino for everybody, so any version of it is understood. */
const formatters = Symbol.for('pino.formatters')
const added = Symbol.for('@obs-toolkit/sdk/ids')

interface Formatters {
  readonly log?: (fields: object) => object
}

/**
 * From now on the lines of this pino instance, and of children that it will have, carry the ids
 * of the request in which they are written. All else about them stays the application's own.
 * False where it is no pino instance.
 */
export function addIds(logger: object, activeSpan: ActiveSpan = requestSpan): boolean {
  const before: unknown = Reflect.get(logger, formatters)
  if (typeof before !== 'object' || before === null) return false
  if (added in before) return true
  const { log } = before as Formatters
  const withRequest = (fields: object): object =>
    withIds(log === undefined ? fields : log(fields), activeSpan)
  return Reflect.set(logger, formatters, { ...before, log: withRequest, [added]: true })
}
