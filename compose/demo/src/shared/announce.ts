import type { AddressInfo, Server } from 'node:net'

/** One line for whoever started the process: it works now, and this is where. */
export function announce(service: string, adminPort: number, server?: Server): void {
  const { port } = (server?.address() ?? { port: null }) as Pick<AddressInfo, 'port'>
  const line = { event: 'ready', service, pid: process.pid, port, adminPort }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
