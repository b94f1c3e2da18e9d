import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Context,
  type Span,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Adoption, SetHeader } from '../bridge.ts'
import type { SpanRecord } from '../record.ts'
import { describeRecord } from '../spans/description.ts'
import { describeRequest } from '../spans/describe-request.ts'
import { spanKind, spanStatus } from './enums.ts'
import { activeContext, activeSpanHere, propagator, runWithin } from './registered-api.ts'

/** A request's span that we made, and the context in which it is active. */
interface Made {
  readonly span: Span
  readonly context: Context
}

/**
 * The application's own OpenTelemetry: it records, samples and exports. Where its HTTP
 * instrumentation has a span for the request, that span's ids are the request's, and we make
 * none; else we make the one that is missing, through its tracer.
 */
export class Adopted implements Adoption {
  readonly #tracer: Tracer
  readonly #made = new WeakMap<Exchange, Made>()
  readonly #redaction: Redaction

  constructor(tracer: Tracer, redaction: Redaction) {
    this.#tracer = tracer
    this.#redaction = redaction
  }

  /** Runs what the application does with a request, within the span that the request has. */
  enter<T>(exchange: Exchange, run: () => T): T {
    const active = activeSpanHere()?.spanContext()
    if (active !== undefined && trace.isSpanContextValid(active)) {
      takeIds(exchange, active)
      return run()
    }
    const made = this.#make(exchange)
    const ids = made.span.spanContext()
    // Tracing may be off there: then the request keeps the ids that it has.
    if (trace.isSpanContextValid(ids)) takeIds(exchange, ids)
    this.#made.set(exchange, made)
    return runWithin(made.context, run)
  }

  completed(exchange: Exchange, completion: Completion): void {
    const made = this.#made.get(exchange)
    if (made === undefined) return
    const description = describeRequest(exchange, completion, '', this.#redaction)
    const { name, attributes, status, events } = description
    made.span.updateName(name).setAttributes(attributes).setStatus(spanStatus(status))
    for (const event of events) made.span.addEvent(event.name, event.attributes, event.at)
    made.span.end(completion.endedAt)
  }

  /** Where the application has instrumentations for its server, it has them for its calls. */
  addSpan(exchange: Exchange, record: SpanRecord): void {
    const made = this.#made.get(exchange)
    if (made === undefined) return
    const { name, kind, startedAt, attributes, status, events } = describeRecord(
      record,
      this.#redaction,
    )
    const options = { kind: spanKind(kind), startTime: startedAt, attributes }
    const span = this.#tracer.startSpan(name, options, made.context).setStatus(spanStatus(status))
    for (const event of events) span.addEvent(event.name, event.attributes, event.at)
    span.end(record.endedAt)
  }

  inject(set: SetHeader): void {
    propagator()?.inject(activeContext(), undefined, { set: (_, name, value) => set(name, value) })
  }

  #make({ req, method, startedAt }: Exchange): Made {
    const above =
      propagator()?.extract(ROOT_CONTEXT, req.headers, defaultTextMapGetter) ?? ROOT_CONTEXT
    const options = { kind: SpanKind.SERVER, startTime: startedAt }
    const span = this.#tracer.startSpan(method, options, above)
    return { span, context: trace.setSpan(above, span) }
  }
}

function takeIds(exchange: Exchange, { traceId, spanId, traceFlags }: SpanContext): void {
  exchange.traceId = traceId
  exchange.spanId = spanId
  exchange.sampled = (traceFlags & 1) === 1
}
