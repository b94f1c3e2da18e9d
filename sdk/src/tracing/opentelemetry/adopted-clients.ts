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
import { begin, type ClientSpans } from './client-spans.ts'

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
  const make: (this: Tracer, ...args: Parameters<Tracer['startSpan']>) => Span = Reflect.get(
    type,
    'startSpan',
  )
  type.startSpan = function startSpan(this: Tracer, name, options, context) {
    const span = make.call(this, name, options, context)
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
  const begun = begin(context)
  const notes = new Notes(options)
  overhear(span, 'setAttribute', (key, value) => notes.add({ [key]: value }))
  overhear(span, 'setAttributes', (attributes) => notes.add(attributes))
  overhear(span, 'setStatus', ({ code }) => void (notes.failed = code === SpanStatusCode.ERROR))
  overhear(span, 'recordException', (exception) => void (notes.exception = describe(exception)))
  overhear(span, 'end', (endTime) => {
    if (notes.over) return
    notes.over = true
    clients.ending(span, begun, () => notes.told(span, begun.work, endTime))
  })
}

type Said = 'setAttribute' | 'setAttributes' | 'setStatus' | 'recordException' | 'end'

/** From now on `hear` is told of it first. */
function overhear<Name extends Said>(
  span: Span,
  name: Name,
  hear: (...said: Parameters<Span[Name]>) => void,
): void {
  const say = span[name].bind(span) as (...said: Parameters<Span[Name]>) => unknown
  const overheard = (...said: Parameters<Span[Name]>) => {
    hear(...said)
    return say(...said)
  }
  Object.assign(span, { [name]: overheard })
}

/** What is said to a span: one that is not sampled keeps nothing itself. */
class Notes {
  readonly #startedAt = performance.now()
  readonly #startTime: TimeInput | undefined
  readonly #attributes: Attributes
  failed = false
  exception: Attributes = {}
  over = false

  constructor({ attributes, startTime }: Described) {
    this.#attributes = { ...attributes }
    this.#startTime = startTime
  }

  add(attributes: Attributes): void {
    Object.assign(this.#attributes, attributes)
  }

  told(span: Span, work: ClientSpan['work'], endTime: TimeInput | undefined): ClientSpan {
    return {
      attributes: this.#attributes,
      failed: this.failed,
      exception: this.exception,
      durationSeconds: this.#secondsUntil(endTime),
      work,
      setAttribute: (key, value) => void span.setAttribute(key, value),
    }
  }

  /** Some are made afterwards, with times of their own. */
  #secondsUntil(endTime: TimeInput | undefined): number {
    if (this.#startTime === undefined) return (performance.now() - this.#startedAt) / 1_000
    const end = timeInputToHrTime(endTime ?? Date.now())
    const [seconds, nanos] = hrTimeDuration(timeInputToHrTime(this.#startTime), end)
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
