import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { ForeignLogger } from '../foreign.ts'
import type { Details } from './details.ts'
import { durationMs, endOf } from './message.ts'
import type { AccessLevel, AccessWriter } from './writer.ts'

/** The same line through a logger of the application's, in whatever form that gives it. */
export class ForeignWriter implements AccessWriter {
  readonly #logger: ForeignLogger
  readonly #service: string

  constructor(logger: ForeignLogger, service: string) {
    this.#logger = logger
    this.#service = service
  }

  enabled(level: AccessLevel): boolean {
    return this.#logger.isLevelEnabled?.(level) ?? true
  }

  write(
    level: AccessLevel,
    exchange: Exchange,
    completion: Completion,
    details: Details | null,
  ): void {
    const route = exchange.route?.label ?? ''
    const fields = {
      service: this.#service,
      trace_id: exchange.traceId,
      span_id: exchange.spanId,
      request_id: exchange.requestId,
      method: exchange.method,
      route,
      status: completion.status === 0 ? undefined : completion.status,
      duration_ms: durationMs(completion),
      ...details,
      err: forSerializer(details?.['err']),
    }
    this.#logger[level](fields, `${exchange.method} ${route} ${endOf(completion)}`)
  }
}

/**
 * The application's serializer for errors takes their type from the constructor, else from the
 * name. What is described already has neither; with a name, it comes out as it went in.
 */
function forSerializer(err: unknown): object | undefined {
  if (typeof err !== 'object' || err === null) return undefined
  const like: object = Object.assign(Object.create(null), err)
  return Object.defineProperty(like, 'name', { value: Reflect.get(err, 'type') })
}
