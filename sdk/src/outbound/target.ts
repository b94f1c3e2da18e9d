import type { Destination } from './destinations/destination.ts'
import { defaultPort, type Destinations } from './destinations/destinations.ts'

/** Whom a request is for. */
export interface Target {
  readonly destination: Destination
  /** `http:` or `https:`. */
  readonly scheme: string
  /** With its query. */
  readonly path: string
  /** Everybody who sees the headers may. */
  readonly trusted: boolean
}

/** `connected` is the other end of the connection, and a proxy where the path is a whole URL. */
export function targetOf(
  destinations: Destinations,
  connected: Destination,
  method: string,
  scheme: string,
  path: string,
): Target {
  const { trusted } = connected
  // Where a tunnel leads to is not asked of the proxy itself.
  if (method === 'CONNECT') return { destination: connected, scheme, path: '', trusted }
  if (path.startsWith('/')) return { destination: connected, scheme, path, trusted }
  const whole = URL.parse(path)
  if (whole === null || !/^https?:$/.test(whole.protocol)) {
    return { destination: connected, scheme, path: '', trusted }
  }
  const destination = ofOrigin(destinations, whole)
  return {
    destination,
    scheme: whole.protocol,
    path: whole.pathname + whole.search,
    trusted: destination.trusted && trusted,
  }
}

export function ofOrigin(
  destinations: Destinations,
  { origin, protocol, hostname, port }: URL,
): Destination {
  return destinations.find(origin, hostname, port === '' ? defaultPort(protocol) : Number(port))
}
