import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/**
 * Says something else than Fastify is about to. Where a hook fails on the answer to a failure,
 * Fastify writes its own words past all hooks, with the headers that it has by then.
 */
export function sayInstead(res: ServerResponse, body: string): void {
  const writeHead = res.writeHead.bind(res)
  const end = res.end.bind(res)
  const length = { 'content-length': String(Buffer.byteLength(body)) }
  const headed = (status: number, headers?: OutgoingHttpHeaders) =>
    writeHead(status, { ...headers, ...length })
  Object.assign(res, { writeHead: headed, end: () => end(body) })
}
