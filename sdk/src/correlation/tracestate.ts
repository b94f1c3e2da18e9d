/**
 * What else the caller says of its trace: https://www.w3.org/TR/trace-context-2/#tracestate-header
 * One member of it, `ot`, is OpenTelemetry's, and carries how the trace is sampled:
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-handling/
 */
export interface TraceState {
  /** All members, as they came. */
  readonly text: string
  /** The members of others. */
  readonly others: readonly string[]
  /** Fields of `ot`: `rv:…`, `th:…`. */
  readonly fields: readonly string[]
}

const maxLength = 512
const maxMembers = 32
const member =
  /^([a-z0-9][a-z0-9_\-*/@]{0,255})=([\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e])$/
const ours = 'ot='
const randomness = /^rv:([0-9a-f]{14})$/

/** Null where there is none, and where a part is invalid: then the whole is not to be used. */
export function parseTraceState(header: string | string[] | undefined): TraceState | null {
  if (typeof header !== 'string' || header.length > maxLength) return null
  const members = header.split(',', maxMembers + 1).map((part) => part.trim())
  const present = members.filter((part) => part !== '')
  if (present.length === 0 || members.length > maxMembers) return null
  const keys = present.map((part) => member.exec(part)?.[1])
  if (keys.includes(undefined) || new Set(keys).size < keys.length) return null
  const own = present.find((part) => part.startsWith(ours))
  return {
    text: present.join(','),
    others: present.filter((part) => part !== own),
    fields: own === undefined ? [] : own.slice(ours.length).split(';'),
  }
}

/** The number that every service of the trace compares with its threshold, where it is explicit. */
export function explicitRandomness(state: TraceState | null): string | null {
  for (const field of state?.fields ?? []) {
    const match = randomness.exec(field)
    if (match !== null) return match[1] ?? null
  }
  return null
}

/** The caller's members with a threshold of ours in place of its own, or without any. */
export function withThreshold(state: TraceState | null, threshold: string | null): string {
  const kept = (state?.fields ?? []).filter((field) => !field.startsWith('th:'))
  const fields = threshold === null ? kept : [`th:${threshold}`, ...kept]
  const others = state?.others ?? []
  const members = fields.length === 0 ? others : [ours + fields.join(';'), ...others]
  return members.slice(0, maxMembers).join(',')
}
