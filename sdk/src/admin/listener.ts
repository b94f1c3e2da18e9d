import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { isIPv6, type AddressInfo } from 'node:net'
import { ignoreServer } from '../request/servers.ts'
import type { Endpoints } from './endpoints.ts'
import { answerSoftly } from './softly.ts'

export interface ListenerOptions {
  readonly port: number
  readonly host: string
  /** Answers what none of our end points does. */
  readonly handler: (req: IncomingMessage, res: ServerResponse) => void | Promise<void>
}

export const notFound: RequestListener = (_req, res) => res.writeHead(404).end()

/** As it stands in a URL. */
export function authority(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
}

/** A port of its own for our end points, on which no route of the application can be reached. */
export function listen(
  endpoints: Endpoints,
  { port, host, handler }: ListenerOptions,
  told: {
    listening(address: string): void
    failed(error: Error): void
    readonly handlerFailed: (error: unknown) => void
  },
): Server {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (req, res) => {
    if (endpoints.owns(req)) endpoints.serve(req, res)
    else void answerSoftly(() => handler(req, res), res, told.handlerFailed)
  })
  ignoreServer(server)
  server.on('error', (error) => told.failed(error))
  server.on('listening', () => {
    const { address, port: bound } = server.address() as AddressInfo
    told.listening(authority(address, bound))
  })
  server.listen(port, host)
  // The application decides how long the process lives.
  server.unref()
  return server
}
