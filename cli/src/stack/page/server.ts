import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { route } from './routes.ts'
import type { View } from './view.ts'

/** Serves the page of the stack, to this machine alone. */
export async function servePage(view: View): Promise<Server> {
  const [host, port] = view.addresses.page.split(':')
  const server = createServer((req, res) => void answer(view, req, res))
  server.listen(Number(port), host)
  await once(server, 'listening')
  return server
}

async function answer(view: View, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const found = isForUs(view, req) ? await route(view, req) : null
    res.writeHead(found === null ? 404 : 200, {
      'content-type': found?.type ?? 'text/plain',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(found?.refresh === undefined ? {} : { refresh: String(found.refresh) }),
    })
    res.end(found?.body ?? 'There is no such page.\n')
  } catch (error) {
    if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' })
    res.end(`This page could not be made: ${(error as Error).message}\n`)
  }
}

/** By a name that somebody else let point at this machine, a page of theirs could read us. */
function isForUs({ addresses }: View, { headers }: IncomingMessage): boolean {
  const port = addresses.page.split(':')[1]
  return headers.host === addresses.page || headers.host === `localhost:${port}`
}
