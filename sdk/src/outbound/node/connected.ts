import type { ClientRequest } from 'node:http'
import type { Destination } from '../destinations/destination.ts'
import { defaultPort, type Destinations } from '../destinations/destinations.ts'

/**
 * The other end of the connection. A request knows the host that it connects to, and its port only
 * through the `Host` header, as long as that is Node's own.
 */
export function connectedTo(destinations: Destinations, request: ClientRequest): Destination {
  const { socketPath } = request as { socketPath?: unknown }
  if (typeof socketPath === 'string') return destinations.socket(socketPath)
  const { host, protocol } = request
  const rest = afterHost(request.getHeader('host'), host)
  const spelling = `${protocol}//${host}${rest ?? ' '}`
  const known = destinations.known(spelling)
  return known ?? destinations.find(spelling, host, portOf(rest, protocol))
}

/** Once there is an answer or an error, it is known which port it was. */
export function reached(
  destinations: Destinations,
  request: ClientRequest,
  error: unknown,
): Destination {
  const { host, protocol, socket } = request as ClientRequest & {
    socket: ClientRequest['socket'] | null
  }
  const port = socket?.remotePort ?? (error as { port?: unknown } | undefined)?.port
  if (typeof port !== 'number') return connectedTo(destinations, request)
  return destinations.find(`${protocol}//${host}:${port}`, host, port)
}

/** `''` or `:8080`; null where the header names another host. */
function afterHost(header: unknown, host: string): string | null {
  if (typeof header !== 'string') return null
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const rest = header.slice(name.length)
  return header.startsWith(name) && (rest === '' || rest.startsWith(':')) ? rest : null
}

function portOf(rest: string | null, protocol: string): number | null {
  if (rest === null) return null
  return rest === '' ? defaultPort(protocol) : Number(rest.slice(1))
}
