import { ContextHeaders } from '../headers.ts'
import type { UndiciRequest } from './request.ts'

export const undiciHeaders: ContextHeaders<UndiciRequest> = new ContextHeaders({
  has({ headers }: UndiciRequest, name: string): boolean {
    if (typeof headers === 'string') return `\r\n${headers}`.toLowerCase().includes(`\r\n${name}:`)
    for (let index = 0; index < headers.length; index += 2) {
      if (String(headers[index]).toLowerCase() === name) return true
    }
    return false
  },

  /** On this one request: what it was made from, and a redirect is made from, stays as it was. */
  set(request: UndiciRequest, name: string, value: string): void {
    request.addHeader(name, value)
  },
})
