import type { Attributes } from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'
import { exemplarAttribute, other } from '../../service/index.ts'
import { spanKinds } from '../record.ts'
import { boundedAttributes, type Bounded } from './attributes.ts'
import {
  exceptionEvents,
  statusOf,
  type Description,
  type EventDescription,
  type Status,
} from './description.ts'
import { hostOf } from './host.ts'
import type { RequestRecord } from './request-record.ts'

const maxUserAgent = 512
const nothing: Bounded = { attributes: {}, dropped: 0 }

/** By https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span */
export function describeRequest(
  record: RequestRecord,
  traceState: string,
  redaction: Redaction,
): Description {
  const { notes, completion, parent } = record
  const noted = notedAttributes(record, redaction)
  return {
    traceId: record.traceId,
    spanId: record.spanId,
    parent: parent === null ? null : { spanId: parent.spanId, remote: true },
    traceState,
    name: notes?.name ?? nameOf(record),
    kind: spanKinds.server,
    startedAt: record.startedAt,
    endedAt: completion.endedAt,
    status: statusOfRequest(record, redaction),
    // The application has the last word.
    attributes: Object.assign(requestAttributes(record, redaction), noted.attributes),
    events: eventsOf(record, redaction),
    links: notes?.links ?? [],
    dropped: {
      attributes: noted.dropped + (notes?.droppedAttributes ?? 0),
      events: notes?.droppedEvents ?? 0,
      links: notes?.droppedLinks ?? 0,
    },
  }
}

/** What the application says. */
function notedAttributes({ fields, notes }: RequestRecord, redaction: Redaction): Bounded {
  const attributes = notes?.attributes ?? null
  if (fields === null && attributes === null) return nothing
  return boundedAttributes({ ...fields, ...attributes }, redaction)
}

function nameOf({ method, route }: RequestRecord): string {
  const word = method === other ? 'HTTP' : method
  return route === null ? word : `${word} ${route}`
}

function statusOfRequest(
  { notes, completion, error }: RequestRecord,
  redaction: Redaction,
): Status {
  const noted = notes?.status ?? null
  if (noted === null) return statusOf(completion.failed, error, redaction)
  if (noted.message === undefined) return { code: noted.code }
  return { code: noted.code, message: redaction.text(noted.message) }
}

function eventsOf(
  { notes, error, completion, failedWithin }: RequestRecord,
  redaction: Redaction,
): EventDescription[] {
  const noted = (notes?.events ?? []).map(({ name, at, attributes }) => ({
    name: redaction.text(name),
    at,
    attributes: boundedAttributes(attributes ?? {}, redaction).attributes,
  }))
  const shown = completion.failed || failedWithin
  return [...noted, ...(shown ? exceptionEvents(error, completion.endedAt, redaction) : [])]
}

/** A request to a proxy names the whole URL. */
const origin = /^https?:\/\/[^/?]*/i

/** Redacted where something of the client's is in it. */
function requestAttributes(record: RequestRecord, redaction: Redaction): Attributes {
  const { method, route, userAgent, completion } = record
  const { status, errorType } = completion
  const [path = '', query] = redaction.url(record.url.replace(origin, '')).split('?', 2)
  const { address, port } = hostOf(record.host)
  return present({
    'http.request.method': method,
    'http.request.method_original': method === other ? record.originalMethod : undefined,
    'http.route': route ?? undefined,
    'http.response.status_code': status === 0 ? undefined : status,
    'error.type': errorType === '' ? undefined : errorType,
    'url.path': path,
    'url.query': query === '' ? undefined : query,
    'url.scheme': record.encrypted ? 'https' : 'http',
    'server.address': address,
    'server.port': port,
    'client.address': record.clientAddress,
    'user_agent.original': userAgent && redaction.text(userAgent.slice(0, maxUserAgent)),
    'network.protocol.version': record.httpVersion,
    request_id: record.requestId,
    [exemplarAttribute]: record.pointedAt ? true : undefined,
  })
}

function present(attributes: Attributes): Attributes {
  const there: Attributes = {}
  for (const key in attributes) {
    if (attributes[key] !== undefined) there[key] = attributes[key]
  }
  return there
}
