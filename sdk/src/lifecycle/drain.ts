import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'node:http'
import { listeningServers } from './listening.ts'

/** Connections that become idle while their server closes are ended at this pace. */
const sweepMs = 50

/** Stops to accept, lets requests in flight finish, ends connections as they fall idle. */
export async function closeServers(exceptions: ReadonlySet<Server>): Promise<void> {
  const servers = listeningServers().filter((server) => !exceptions.has(server as Server))
  await Promise.all(servers.map((server) => closeServer(server as Server)))
}

async function closeServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
  try {
    await new Promise<void>((resolve) => {
      // The application may have closed it in the meantime, which is just as well.
      server.close(() => resolve())
      server.closeIdleConnections()
    })
  } finally {
    clearInterval(sweep)
  }
}

/** Whether the work was done in time. */
export async function within(deadlineMs: number, work: Promise<unknown>): Promise<boolean> {
  const late = new AbortController()
  try {
    return await Promise.race([
      work.then(() => true),
      sleep(deadlineMs, false, { signal: late.signal, ref: true }),
    ])
  } finally {
    late.abort()
  }
}
