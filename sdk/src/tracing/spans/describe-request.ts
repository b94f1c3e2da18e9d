import type { Attributes } from '@opentelemetry/api'
import type { IncomingMessage } from 'node:http'
import type { Redaction } from '../../redaction/index.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import { exemplarAttribute, other } from '../../service/index.ts'
import { spanKinds } from '../record.ts'
import { boundedAttributes, type Bounded } from './attributes.ts'
import {
  describeEvent,
  describeLinks,
  exceptionEvents,
  ourScope,
  statusOf,
  type Description,
  type EventDescription,
  type Status,
} from './description.ts'
import { hostOf } from './host.ts'
import type { Notes } from './request-span.ts'

const maxUserAgent = 512
const nothing: Bounded = { attributes: {}, dropped: 0 }

/** By https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span */
export function describeRequest(
  exchange: Exchange,
  completion: Completion,
  traceState: string,
  redaction: Redaction,
): Description {
  const { parent, fields } = exchange
  const notes = exchange.trace?.span?.notes ?? null
  const noted = notedAttributes(fields, notes, redaction)
  const links = describeLinks(notes?.links ?? [], redaction)
  return {
    scope: ourScope,
    traceId: exchange.traceId,
    spanId: exchange.spanId,
    parent: parent === null ? null : { spanId: parent.spanId, remote: true },
    traceState,
    name: notes?.name ?? nameOf(exchange),
    kind: spanKinds.server,
    startedAt: exchange.startedAt,
    endedAt: completion.endedAt,
    status: statusOfRequest(exchange, completion, notes, redaction),
    // The application has the last word.
    attributes: Object.assign(requestAttributes(exchange, completion, redaction), noted.attributes),
    events: eventsOf(exchange, completion, notes, redaction),
    links,
    dropped: {
      attributes: noted.dropped + (notes?.droppedAttributes ?? 0),
      events: notes?.droppedEvents ?? 0,
      links: (notes?.droppedLinks ?? 0) + (notes?.links?.length ?? 0) - links.length,
    },
  }
}

/** What the application says. */
function notedAttributes(
  fields: Exchange['fields'],
  notes: Notes | null,
  redaction: Redaction,
): Bounded {
  const attributes = notes?.attributes ?? null
  if (fields === null && attributes === null) return nothing
  return boundedAttributes({ ...fields, ...attributes }, redaction)
}

function nameOf({ method, route }: Exchange): string {
  const word = method === other ? 'HTTP' : method
  return route?.matched === true ? `${word} ${route.label}` : word
}

function statusOfRequest(
  { error }: Exchange,
  { failed }: Completion,
  notes: Notes | null,
  redaction: Redaction,
): Status {
  const noted = notes?.status ?? null
  if (noted === null) return statusOf(failed, error, redaction)
  if (noted.message === undefined) return { code: noted.code }
  return { code: noted.code, message: redaction.text(noted.message) }
}

/** An error within the request is shown also where the answer is none. */
function eventsOf(
  { error, trace }: Exchange,
  { failed, endedAt }: Completion,
  notes: Notes | null,
  redaction: Redaction,
): EventDescription[] {
  const noted = (notes?.events ?? []).map(({ name, at, attributes }) =>
    describeEvent(name, at, attributes, redaction),
  )
  const shown = failed || trace?.failed === true
  return shown ? [...noted, ...exceptionEvents(error, endedAt, redaction)] : noted
}

/** A request to a proxy names the whole URL. */
const origin = /^https?:\/\/[^/?]*/i

/** Redacted where something of the client's is in it. */
function requestAttributes(
  { req, method, route, requestId, pointedAt }: Exchange,
  { status, errorType }: Completion,
  redaction: Redaction,
): Attributes {
  const socket = req.socket as typeof req.socket | null
  const [path = '', query = ''] = redaction.url(urlOf(req).replace(origin, '')).split('?', 2)
  const { address, port } = hostOf(req.headers.host)
  const { 'user-agent': userAgent = '' } = req.headers
  const attributes: Attributes = {
    'http.request.method': method,
    'url.path': path,
    'url.scheme': socket !== null && 'encrypted' in socket ? 'https' : 'http',
    'network.protocol.version': req.httpVersion,
    request_id: requestId,
  }
  const add = (key: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '' && value !== 0) attributes[key] = value
  }
  if (method === other) add('http.request.method_original', req.method)
  if (route?.matched === true) add('http.route', route.label)
  add('http.response.status_code', status)
  add('error.type', errorType)
  add('url.query', query)
  add('server.address', address)
  add('server.port', port)
  add('client.address', socket?.remoteAddress)
  add('user_agent.original', redaction.text(userAgent.slice(0, maxUserAgent)))
  if (pointedAt) attributes[exemplarAttribute] = true
  return attributes
}

/** Express rewrites `url` where routers are mounted, and keeps what came. */
function urlOf(req: IncomingMessage): string {
  const { originalUrl } = req as { originalUrl?: unknown }
  return typeof originalUrl === 'string' ? originalUrl : (req.url ?? '')
}
