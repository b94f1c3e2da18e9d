import { STATUS_CODES } from 'node:http'
import type { Exchange } from '../request/exchange.ts'
import { violationsOf, type Violation } from './violations.ts'

/** https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly errors?: readonly Violation[]
  readonly traceId: string
  readonly requestId: string
}

const maxDetail = 1_000

/** What the client may know of a failure. Of one that is ours: that it happened, and its ids. */
export function problemOf(
  { traceId, requestId }: Pick<Exchange, 'traceId' | 'requestId'>,
  status: number,
  error: unknown,
  clean: (text: string) => string,
): Problem {
  const about = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status } as const
  const ids = { traceId, requestId }
  if (status >= 500) return { ...about, ...ids }
  const errors = violationsOf(error, clean)
  if (errors.length > 0) {
    return { ...about, detail: 'The request is not valid.', errors, ...ids }
  }
  const detail = detailOf(error, clean)
  return { ...about, ...(detail === null ? {} : { detail }), ...ids }
}

/** Frameworks mark what is not for clients by `expose`; what the system said never is. */
function detailOf(error: unknown, clean: (text: string) => string): string | null {
  if (!(error instanceof Error) || error.message === '') return null
  const { expose, syscall, errno } = error as Error & Record<string, unknown>
  if (expose === false || syscall !== undefined || errno !== undefined) return null
  return clean(error.message).slice(0, maxDetail)
}
