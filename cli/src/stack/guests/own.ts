import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../../failure.ts'
import type { Terminal } from '../../io.ts'
import type { Part } from '../parts/part.ts'
import { whatIsWrong } from '../supervise/ready.ts'
import { Supervised } from '../supervise/supervised.ts'
import type { Guest, GuestEnvironment, Invite } from './guest.ts'
import { guestOf } from './target.ts'
import type { Target } from './target.ts'

/** Services of the user's own that run already. */
export function running(
  services: readonly Service[],
  targets: readonly Target[],
  terminal: Terminal,
): Invite {
  const guests = targets.map((target) => guestOf(target, services))
  return async (_environment, _folders, signal) => {
    const urls = guests.map((guest) => metricsOf(guest, services))
    for (const note of await Promise.all(urls.map((url) => warnOf(url, signal)))) {
      if (note !== null) terminal.note(note)
    }
    return { guests, stopped: async () => {} }
  }
}

function metricsOf({ service, metrics }: Guest, services: readonly Service[]): string {
  const { prometheus } = services.find(({ name }) => name === service)!
  return `http://${metrics}${prometheus.metricsPath}`
}

const notInstrumented =
  'no metrics there. Is it instrumented? `node --import @obs-toolkit/sdk/register` does it; ' +
  'an admin port is named by --target'

/** Not a reason to stop: it may come yet, and the page tells. */
async function warnOf(url: string, signal: AbortSignal): Promise<string | null> {
  const wrong = await whatIsWrong(url, signal)
  if (wrong === null) return null
  return `${url} ${wrong}${wrong === 'answers 404' ? `: ${notInstrumented}` : ''}; Prometheus goes on asking`
}

/** One that `command` starts, and that is started again when it ends. */
export function started(
  command: string,
  service: Service,
  guest: Guest,
  terminal: Terminal,
): Invite {
  return async (environment, { logs }, signal) => {
    const part = partOf(command, service, guest, environment)
    const supervised = new Supervised(part, shell, { terminal, logs, signal })
    await supervised.start()
    const program = () => supervised.describe()
    return { guests: [{ ...guest, program }], stopped: () => supervised.stopped() }
  }
}

const shell = process.platform === 'win32' ? 'cmd.exe' : '/bin/sh'
const shellTakes = process.platform === 'win32' ? '/c' : '-c'

function partOf(command: string, service: Service, guest: Guest, env: GuestEnvironment): Part {
  const { name } = service
  const ready = metricsOf(guest, [service])
  const url = `http://${guest.metrics}`
  const args = [shellTakes, command]
  return { name, tool: name, args, env, ready, notFound: notInstrumented, url }
}

/** For a command that cannot tell which service it is to start. */
export function needsOneTarget(): Failure {
  return new Failure('--start starts one service, and --target says where its metrics are', {
    remedy: 'Give one --target with it; start other services yourself, and name them by --target.',
  })
}
