import { SpanKind, SpanStatusCode, type SpanStatus } from '@opentelemetry/api'
import type { Status } from '../spans/description.ts'
import type { SpanKind as Kind } from '../record.ts'

const codes = {
  unset: SpanStatusCode.UNSET,
  ok: SpanStatusCode.OK,
  error: SpanStatusCode.ERROR,
} as const

export function spanStatus({ code, message }: Status): SpanStatus {
  return message === undefined ? { code: codes[code] } : { code: codes[code], message }
}

const kinds: Record<Kind, SpanKind> = [
  SpanKind.INTERNAL,
  SpanKind.SERVER,
  SpanKind.CLIENT,
  SpanKind.PRODUCER,
  SpanKind.CONSUMER,
]

export function spanKind(kind: Kind): SpanKind {
  return kinds[kind]
}
