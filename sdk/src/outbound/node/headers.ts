import type { ClientRequest } from 'node:http'
import { ContextHeaders } from '../headers.ts'

/** Headers that were given as a list are in their final form from the start. */
interface Rendered {
  _header: string | null
  readonly _headerSent: boolean
}

export const nodeHeaders: ContextHeaders<ClientRequest> = new ContextHeaders({
  has(request: ClientRequest, name: string): boolean {
    const { _header: rendered } = request as ClientRequest & Rendered
    if (rendered === null) return request.hasHeader(name)
    return rendered.toLowerCase().includes(`\r\n${name}:`)
  },

  set(request: ClientRequest, name: string, value: string): void {
    const message = request as ClientRequest & Rendered
    if (message._header === null) request.setHeader(name, value)
    else if (!message._headerSent) message._header = withLine(message._header, `${name}: ${value}`)
  },
})

const end = '\r\n\r\n'

function withLine(header: string, line: string): string {
  return header.endsWith(end) ? `${header.slice(0, -end.length)}\r\n${line}${end}` : header
}
