import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'

export const loopback = '127.0.0.1'

/**
 * For each port that is wished for, that one where it is free, else any that is; 0 wishes for any.
 * All are held until all are found, so that none is given twice.
 */
export async function choosePorts(wished: readonly number[]): Promise<readonly number[]> {
  const held = await Promise.all(wished.map(hold))
  const ports = held.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(held.map((server) => once(server.close(), 'close')))
  return ports
}

async function hold(port: number): Promise<Server> {
  const server = createServer().listen(port, loopback)
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    if (port !== 0 && isTaken(error)) return hold(0)
    throw error
  }
}

function isTaken(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'EADDRINUSE' || code === 'EACCES'
}
