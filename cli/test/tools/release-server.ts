import { createServer, type RequestListener } from 'node:http'
import type { Server } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Archive } from './toy.ts'

export interface ReleaseServer {
  readonly url: string
  /** The paths that were asked for, in their order. */
  readonly asked: string[]
}

/** A real server on this machine, for as long as the test runs. */
export async function serve(listener: RequestListener): Promise<ReleaseServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${portOf(server)}`, asked }
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listens on no port')
  return address.port
}

export type Files = Readonly<Record<string, Buffer | string | RequestListener>>

/** Serves files by path; a function answers by itself, and what is not named is not found. */
function files(content: Files): RequestListener {
  return (request, response) => {
    const file = content[request.url ?? '']
    if (typeof file === 'function') file(request, response)
    else if (file === undefined) response.writeHead(404).end()
    else response.end(file)
  }
}

export function release(archive: Archive, change: Files = {}): RequestListener {
  return files({
    [`/${archive.name}`]: archive.bytes,
    '/sums.txt': `${archive.sha256}  ${archive.name}\n`,
    ...change,
  })
}
