type LogMethod = (this: unknown, args: unknown[], method: (...args: unknown[]) => void) => void

interface Hooks {
  logMethod?: LogMethod | undefined
}

/** Registered by pino for everybody, so any version of it is understood. */
const pinoHooks = Symbol.for('pino.hooks')

/** The lines that Fastify writes of every request, by message and by what comes with it. */
const requestLines = new Map([
  ['incoming request', 'req'],
  ['request completed', 'res'],
  ['request errored', 'res'],
])

/**
 * Fastify's own lines of a request would double the access line, which says more. They are told
 * by their words, since Fastify 4 decides about them before a plugin is asked. True where the
 * logger is pino, and can be spoken to in this way.
 */
export function silenceRequestLines(logger: object): boolean {
  const before = Reflect.get(logger, pinoHooks) as Hooks | undefined
  if (before === undefined) return false
  const { logMethod } = before
  const quiet: LogMethod = function quiet(args, method) {
    if (isRequestLine(args)) return
    if (logMethod === undefined) method.apply(this, args)
    else logMethod.call(this, args, method)
  }
  Reflect.set(logger, pinoHooks, { ...before, logMethod: quiet })
  // pino builds its methods, hooks and all, when the level is set.
  return Reflect.set(logger, 'level', Reflect.get(logger, 'level'))
}

function isRequestLine([fields, message]: unknown[]): boolean {
  const field = typeof message === 'string' ? requestLines.get(message) : undefined
  return field !== undefined && typeof fields === 'object' && fields !== null && field in fields
}
