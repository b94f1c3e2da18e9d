import { newRequestId } from './ids.ts'

/** What may be echoed into headers, logs and other services as it came. */
const acceptable = /^[A-Za-z0-9._-]{1,128}$/

/** The caller's id where it is harmless, else a new one. */
export function acceptRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && acceptable.test(header) ? header : newRequestId()
}
