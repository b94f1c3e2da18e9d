import type { Attributes } from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'
import { other } from '../../service/index.ts'
import { spanKinds } from '../record.ts'
import { boundedAttributes } from './attributes.ts'
import {
  exceptionEvents,
  statusOf,
  type Description,
  type EventDescription,
  type Status,
} from './description.ts'
import { hostOf } from './host.ts'
import type { RequestRecord } from './request-record.ts'

/** By https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span */
export function describeRequest(
  record: RequestRecord,
  traceState: string,
  redaction: Redaction,
): Description {
  const { span, completion, parent } = record
  const { attributes, dropped } = boundedAttributes(allAttributes(record, redaction), redaction)
  return {
    traceId: record.traceId,
    spanId: record.spanId,
    parent: parent === null ? null : { spanId: parent.spanId, remote: true },
    traceState,
    name: span?.name ?? nameOf(record),
    kind: spanKinds.server,
    startedAt: record.startedAt,
    endedAt: completion.endedAt,
    status: statusOfRequest(record, redaction),
    attributes,
    events: eventsOf(record, redaction),
    links: span?.links ?? [],
    dropped: {
      attributes: dropped + (span?.droppedAttributes ?? 0),
      events: span?.droppedEvents ?? 0,
      links: span?.droppedLinks ?? 0,
    },
  }
}

function nameOf({ method, route }: RequestRecord): string {
  const word = method === other ? 'HTTP' : method
  return route === null ? word : `${word} ${route}`
}

function statusOfRequest({ span, completion, error }: RequestRecord, redaction: Redaction): Status {
  const noted = span?.status ?? null
  if (noted === null) return statusOf(completion.failed, error, redaction)
  if (noted.message === undefined) return { code: noted.code }
  return { code: noted.code, message: redaction.text(noted.message) }
}

function eventsOf(
  { span, error, completion }: RequestRecord,
  redaction: Redaction,
): EventDescription[] {
  const noted = (span?.events ?? []).map(({ name, at, attributes }) => ({
    name: redaction.text(name),
    at,
    attributes: boundedAttributes(attributes ?? {}, redaction).attributes,
  }))
  const shown = completion.failed || span?.trace.failed === true
  return [...noted, ...(shown ? exceptionEvents(error, completion.endedAt, redaction) : [])]
}

/** What the application says comes last, and has the last word. */
function allAttributes(record: RequestRecord, redaction: Redaction): object {
  return {
    ...requestAttributes(record, redaction),
    ...endAttributes(record),
    ...record.fields,
    ...record.span?.attributes,
  }
}

/** A request to a proxy names the whole URL. */
const origin = /^https?:\/\/[^/?]*/i

function requestAttributes(record: RequestRecord, redaction: Redaction): Attributes {
  const [path = '', query] = redaction.url(record.url.replace(origin, '')).split('?', 2)
  const { address, port } = hostOf(record.host)
  return {
    'http.request.method': record.method,
    'http.request.method_original': record.method === other ? record.originalMethod : undefined,
    'http.route': record.route ?? undefined,
    'url.path': path,
    'url.query': query === '' ? undefined : query,
    'url.scheme': record.encrypted ? 'https' : 'http',
    'server.address': address,
    'server.port': port,
    'client.address': record.clientAddress,
    'user_agent.original': record.userAgent?.slice(0, 512),
    'network.protocol.version': record.httpVersion,
    request_id: record.requestId,
  }
}

function endAttributes({ completion }: RequestRecord): Attributes {
  const { status, errorType } = completion
  return {
    'http.response.status_code': status === 0 ? undefined : status,
    'error.type': errorType === '' ? undefined : errorType,
  }
}
