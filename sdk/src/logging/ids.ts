import { scopes, type Scope } from '../request/scope.ts'

/** Which span code runs in; by default the request's own. */
export type ActiveSpan = (
  scope: Scope,
) => { readonly traceId: string; readonly spanId: string } | null

export const requestSpan: ActiveSpan = ({ exchange, job }) => exchange ?? job ?? null

/** What a line is about, with what it was written in. What the line says itself stands. */
export function withIds(fields: object, activeSpan: ActiveSpan): object {
  const scope = scopes.getStore()
  const span = scope === undefined ? null : activeSpan(scope)
  if (span === null) return fields
  return {
    trace_id: span.traceId,
    span_id: span.spanId,
    request_id: (scope?.exchange ?? scope?.job)?.requestId,
    ...fields,
  }
}
