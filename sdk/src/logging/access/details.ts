import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { DescribedError, Redaction } from '../../redaction/index.ts'

/** What few lines have. All that may hold a secret is among it, and goes through the redaction. */
export type Details = Record<string, unknown>

/** Fields of the application must not pass for ours. */
const reserved = new Set(
  (
    'level time msg service trace_id span_id request_id method route status duration_ms ' +
    'error_type url err'
  ).split(' '),
)

export function detailsOf(
  exchange: Exchange,
  completion: Completion,
  redaction: Redaction,
  mayShowStack: () => boolean,
): Details | null {
  const { fields } = exchange
  const { status, errorType, failed } = completion
  const plain = status < 400 && errorType === ''
  if (plain && fields === null) return null
  const details: Details = {}
  if (errorType !== '') details['error_type'] = errorType
  if (!plain) details['url'] = redaction.url(urlOf(exchange))
  if (fields !== null) addFields(details, redaction.value(fields))
  if (failed) details['err'] = errorOf(exchange, completion, redaction, mayShowStack)
  return details
}

/** Express shortens `url` to what a mounted router sees. */
function urlOf({ req }: Exchange): string {
  return (req as { originalUrl?: string }).originalUrl ?? req.url ?? ''
}

function addFields(details: Details, fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) return
  for (const [name, value] of Object.entries(fields)) {
    if (!reserved.has(name)) details[name] = value
  }
}

function errorOf(
  { error }: Exchange,
  { status, errorType }: Completion,
  redaction: Redaction,
  mayShowStack: () => boolean,
): DescribedError {
  if (error !== undefined) return redaction.error(error, mayShowStack())
  const message =
    status === 0 ? 'closed without an answer' : `answered with ${status}, no error was seen`
  return { type: errorType, message }
}
