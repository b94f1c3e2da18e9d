import { join } from 'node:path'
import { faults } from '../../demo/faults.ts'
import { declarationOf, serviceNames } from '../../demo/services.ts'
import type { ServiceName } from '../../demo/services.ts'
import { startDemo } from '../../demo/start.ts'
import type { DemoService } from '../../demo/start.ts'
import type { Terminal } from '../../io.ts'
import { LogFile } from '../supervise/log-file.ts'
import type { Guest, Invite } from './guest.ts'
import { visit } from './visitors.ts'

export const demoDeclarations: readonly string[] = serviceNames.map(declarationOf)

/** The services of the demo, and a few people who use them. */
export function demo({ env }: Terminal): Invite {
  return async (environment, logs, signal) => {
    const files = new Map(serviceNames.map((name) => [name, logOf(name, logs)]))
    const { services, stop } = await startDemo({
      env: { ...env, ...environment },
      signal,
      onLine: (name, line) => files.get(name)!.write(`${line}\n`),
    })
    const visited = visit(services.orders.url, signal)
    return {
      guests: Object.values(services).map((service) => guestOf(service, files.get(service.name)!)),
      stopped: async () => {
        await visited
        await stop()
        for (const file of files.values()) file.end()
      },
    }
  }
}

function logOf(name: ServiceName, logs: string): LogFile {
  // What cannot be logged is lost, and nothing else.
  return new LogFile(join(logs, `${name}.log`)).on('error', () => {})
}

function guestOf({ name, pid, url, adminUrl }: DemoService, { path }: LogFile): Guest {
  return {
    service: name,
    metrics: new URL(adminUrl).host,
    switches: faults
      .filter(({ services }) => services.includes(name))
      .map((fault) => ({
        name: fault.name,
        does: fault.does,
        url: `${adminUrl}/faults/${fault.name}`,
      })),
    program: () => ({ name, state: isAlive(pid) ? 'ready' : 'ended', restarts: 0, url, log: path }),
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
