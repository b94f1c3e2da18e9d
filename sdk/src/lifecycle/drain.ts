import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'node:http'
import { isBusy } from '../request/servers.ts'
import { cutSockets } from './sockets.ts'

/** Connections that become idle while their server closes are ended at this pace. */
const sweepMs = 50

/**
 * Then those too that never sent a request, where nothing is in progress: browsers and load
 * balancers open connections ahead, Node does not take these for idle, and they would hold us.
 */
const silentMs = 1_000

/** Stops to accept, lets requests in flight finish, ends connections as they fall idle. */
export async function closeServer(server: Server): Promise<void> {
  const silentUntil = performance.now() + silentMs
  const sweep = setInterval(() => {
    closeIdle(server)
    if (performance.now() > silentUntil && !isBusy(server)) cutConnections(server)
  }, sweepMs)
  try {
    await new Promise<void>((resolve) => {
      // The application may have closed it in the meantime, which is just as well.
      server.close(() => resolve())
      closeIdle(server)
    })
  } finally {
    clearInterval(sweep)
  }
}

/** Servers of HTTP/2 have neither list; their sessions end once they have no request, as they close. */
type Closing = Partial<Pick<Server, 'closeIdleConnections' | 'closeAllConnections'>>

function closeIdle(server: Server): void {
  ;(server as Closing).closeIdleConnections?.()
}

export function cutConnections(server: Server): void {
  ;(server as Closing).closeAllConnections?.()
  cutSockets(server)
}

/**
 * An application with a signal handler of its own exits when its server has closed. That is told
 * it once `work` is done, so that what is left to export is not lost with the process.
 */
export function closeAfter(server: Server, work: () => Promise<unknown>): void {
  const emit = server.emit.bind(server) as (...event: unknown[]) => boolean
  server.emit = (...event: unknown[]): boolean => {
    if (event[0] !== 'close') return emit(...event)
    void work().finally(() => emit(...event))
    return true
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
