import {
  SpanKind,
  SpanStatusCode,
  type Attributes,
  type Context,
  type Exception,
  type Span,
  type SpanOptions,
  type TimeInput,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api'
import { hrTimeDuration, isTracingSuppressed, timeInputToHrTime } from '@opentelemetry/core'
import { shared } from '../../shared.ts'
import type { ClientSpan } from '../client-span.ts'
import { activeContext } from './registered-api.ts'
import { begin, type Begun, type ClientSpans } from './client-spans.ts'

/** Classes of tracers whose spans are measured already. */
const measured: WeakSet<object> = shared('measured-tracers', () => new WeakSet())

/**
 * Measures the spans that the application's own provider makes for databases. A processor would
 * see those alone that it samples, so the class of its tracers is asked: it makes every span, also
 * for instrumentations that were given their tracer long ago. False where it is of no known kind.
 */
export function measureClients(provider: TracerProvider, clients: ClientSpans): boolean {
  const tracer = delegateOf(provider).getTracer('@obs-toolkit/sdk')
  const type = Object.getPrototypeOf(tracer) as Tracer
  if (type === Object.prototype || !Object.hasOwn(type, 'startSpan')) return false
  if (measured.has(type)) return true
  measured.add(type)
  const { startSpan } = type
  type.startSpan = function start(this: Tracer, name, options, context) {
    const span = startSpan.call(this, name, options, context)
    if (isDatabase(options)) follow(span, options, context ?? activeContext(), clients)
    return span
  }
  return true
}

/** What is registered is a stand-in for the provider itself. */
function delegateOf(provider: TracerProvider & { getDelegate?(): TracerProvider }) {
  return provider.getDelegate?.() ?? provider
}

/** The conventions want the system named when a span is made, so that samplers can see it. */
function isDatabase(options: SpanOptions | undefined): options is Described {
  const attributes = options?.attributes
  if (attributes === undefined || options?.kind !== SpanKind.CLIENT) return false
  return 'db.system' in attributes || 'db.system.name' in attributes
}

type Described = SpanOptions & { readonly attributes: Attributes }

function follow(span: Span, options: Described, context: Context, clients: ClientSpans): void {
  // One that stands for many spans cannot be followed, nor can one that is sealed.
  if (isTracingSuppressed(context) || Object.hasOwn(span, 'end') || !Object.isExtensible(span)) {
    return
  }
  new Follower(span, options, begin(context), clients)
}

/** Takes down what is said to a span: one that is not sampled keeps nothing itself. */
class Follower {
  readonly #startedAt = performance.now()
  readonly #attributes: Attributes
  #failed = false
  #exception: Attributes = {}

  constructor(
    span: Span,
    { attributes, startTime }: Described,
    begun: Begun,
    clients: ClientSpans,
  ) {
    this.#attributes = { ...attributes }
    const { setAttribute, setAttributes, setStatus, recordException, end } = span
    span.setAttribute = (key, value) => {
      this.#attributes[key] = value
      return setAttribute.call(span, key, value)
    }
    span.setAttributes = (all) => {
      Object.assign(this.#attributes, all)
      return setAttributes.call(span, all)
    }
    span.setStatus = (status) => {
      this.#failed = status.code === SpanStatusCode.ERROR
      return setStatus.call(span, status)
    }
    span.recordException = (exception, time) => {
      this.#exception = describe(exception)
      recordException.call(span, exception, time)
    }
    span.end = (endTime) => {
      span.end = end
      clients.ending(span, begun, () => this.#told(span, begun, startTime, endTime))
      end.call(span, endTime)
    }
  }

  #told(span: Span, { work }: Begun, startTime?: TimeInput, endTime?: TimeInput): ClientSpan {
    return {
      attributes: this.#attributes,
      failed: this.#failed,
      exception: this.#exception,
      durationSeconds: this.#secondsOf(startTime, endTime),
      work,
      setAttribute: (key, value) => void span.setAttribute(key, value),
    }
  }

  /** Some are made afterwards, with times of their own. */
  #secondsOf(startTime: TimeInput | undefined, endTime: TimeInput | undefined): number {
    if (startTime === undefined) return (performance.now() - this.#startedAt) / 1_000
    const end = timeInputToHrTime(endTime ?? Date.now())
    const [seconds, nanos] = hrTimeDuration(timeInputToHrTime(startTime), end)
    return Math.max(0, seconds + nanos / 1e9)
  }
}

function describe(exception: Exception): Attributes {
  if (typeof exception === 'string') return { 'exception.message': exception }
  const { code, name, message } = exception
  return {
    'exception.type': code === undefined ? name : String(code),
    'exception.message': message,
  }
}
