import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../../failure.ts'
import type { Terminal } from '../../io.ts'
import type { Part } from '../parts/part.ts'
import { Supervised } from '../supervise/supervised.ts'
import type { Guest, GuestEnvironment, Invite } from './guest.ts'
import { guestOf } from './target.ts'
import type { Target } from './target.ts'

/** Services of the user's own that run already. */
export function running(services: readonly Service[], targets: readonly Target[]): Invite {
  const guests = targets.map((target) => guestOf(target, services))
  return async () => ({ guests, stopped: async () => {} })
}

/** One that `command` starts, and that is started again when it ends. */
export function started(
  command: string,
  service: Service,
  guest: Guest,
  terminal: Terminal,
): Invite {
  return async (environment, logs, signal) => {
    const part = partOf(command, service, guest, environment)
    const supervised = new Supervised(part, shell, { terminal, logs, signal })
    await supervised.start()
    const program = () => supervised.describe()
    return { guests: [{ ...guest, program }], stopped: () => supervised.stopped() }
  }
}

const shell = process.platform === 'win32' ? 'cmd.exe' : '/bin/sh'
const shellTakes = process.platform === 'win32' ? '/c' : '-c'

function partOf(
  command: string,
  { name, prometheus }: Service,
  { metrics }: Guest,
  env: GuestEnvironment,
): Part {
  const ready = `http://${metrics}${prometheus.metricsPath}`
  return { name, tool: name, args: [shellTakes, command], env, ready, url: `http://${metrics}` }
}

/** For a command that cannot tell which service it is to start. */
export function needsOneTarget(): Failure {
  return new Failure('--start starts one service, and --target says where its metrics are', {
    remedy: 'Give one --target with it; start other services yourself, and name them by --target.',
  })
}
