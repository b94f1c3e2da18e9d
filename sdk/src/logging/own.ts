import { pino, type Bindings, type Logger } from 'pino'
import type { Redaction } from '../redaction/index.ts'
import { withIds, type ActiveSpan } from './ids.ts'
import { isoNow } from './time.ts'

export interface LineTarget {
  write(line: string): void
  flushSync?(): void
}

/** The logger that a service gets if it has none: JSON, a level in words, ids, no secrets. */
export function createOwnLogger(
  service: string,
  level: string,
  redaction: Redaction,
  activeSpan: ActiveSpan,
  target: LineTarget,
): Logger {
  const clean = (fields: object): object => asObject(redaction.value(fields))
  const logger = pino(
    {
      level,
      base: { service },
      timestamp: () => `,"time":"${isoNow()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => ({ ...withIds(clean(fields), activeSpan) }),
      },
      // An error is described already when it comes here.
      serializers: { msg: redaction.text, err: (described: unknown) => described },
    },
    target,
  )
  return redactBindings(logger, clean)
}

/** Pino formats the bindings of the first logger, and takes those of its children as they come. */
function redactBindings(logger: Logger, clean: (fields: object) => object): Logger {
  const base = Object.getPrototypeOf(logger) as Logger
  logger.child = function redactedChild(this: Logger, bindings: Bindings, options?: object): never {
    return base.child.call(this, clean(bindings), options) as never
  }
  logger.setBindings = function setRedacted(this: Logger, bindings: Bindings): void {
    base.setBindings.call(this, clean(bindings))
  }
  return logger
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : { value }
}

/** `logger: false` */
export function createSilentLogger(): Logger {
  return pino({ enabled: false })
}
