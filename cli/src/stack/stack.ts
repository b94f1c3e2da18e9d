import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { Service } from '@obs-toolkit/sdk/service'
import { onOneMachine } from '../generate/neighbours.ts'
import type { Neighbours } from '../generate/neighbours.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { chooseAddresses } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { configure } from './configure.ts'
import type { Folders } from './folders.ts'
import { environmentFor } from './guests/guest.ts'
import type { Guest, Invite } from './guests/guest.ts'
import { here } from './here.ts'
import type { Notification } from './page/notifications.ts'
import { Notifications } from './page/notifications.ts'
import { servePage } from './page/server.ts'
import type { Program } from './program.ts'
import { alertmanager } from './parts/alertmanager.ts'
import { jaeger } from './parts/jaeger.ts'
import { prometheus } from './parts/prometheus.ts'
import { removeState, writeState } from './state.ts'
import { Supervised } from './supervise/supervised.ts'
import { findTools } from './tools.ts'

export interface Wanted {
  readonly services: readonly Service[]
  readonly invite: Invite
  readonly timesFaster: number
  readonly folders: Folders
  readonly onNotification: (notification: Notification) => void
}

export interface Stack {
  readonly page: string
  readonly addresses: Addresses
  readonly services: readonly Service[]
  /** Resolves when somebody asked it to stop, and all of it has. */
  readonly stopped: Promise<void>
}

const parts = [prometheus, alertmanager, jaeger]

/** Resolves when all is ready. Whatever goes wrong on the way, nothing is left running. */
export async function startStack(wanted: Wanted, terminal: Terminal): Promise<Stack> {
  const paths = await findTools(['prometheus', 'alertmanager', 'jaeger'], terminal)
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce(wanted, terminal, paths)
    } catch (error) {
      if (tries === mostTries || !isPortLost(error)) throw error
    }
  }
}

/** Between the choice of a port and its use, somebody else may take it. */
const mostTries = 3

function isPortLost(error: unknown): boolean {
  return error instanceof Failure && /address already in use|EADDRINUSE/i.test(error.remedy ?? '')
}

async function startOnce(
  wanted: Wanted,
  terminal: Terminal,
  paths: ReadonlyMap<string, string>,
): Promise<Stack> {
  const stopping = new AbortController()
  const signal = AbortSignal.any([terminal.signal, stopping.signal])
  const ends: (() => Promise<unknown>)[] = []
  try {
    return await start(wanted, { terminal, paths, stopping, signal, ends })
  } catch (error) {
    stopping.abort()
    await endAll(ends)
    throw error
  }
}

interface Starting {
  readonly terminal: Terminal
  readonly paths: ReadonlyMap<string, string>
  readonly stopping: AbortController
  /** Aborted when the stack is to stop, for whatever reason. */
  readonly signal: AbortSignal
  /** What is to be waited for after that. */
  readonly ends: (() => Promise<unknown>)[]
}

async function start(wanted: Wanted, starting: Starting): Promise<Stack> {
  const { folders, timesFaster } = wanted
  const { terminal, signal, stopping, ends } = starting
  const addresses = await chooseAddresses()
  const page = `http://${addresses.page}`
  await makeRoom(folders)

  const { guests, stopped } = await wanted.invite(environmentFor(addresses), folders.logs, signal)
  ends.push(stopped)
  const services = wanted.services.map((one) => here(one, { targets: targetsOf(guests), page }))
  const deployment = { ...onOneMachine, ...neighboursAt(addresses), timesFaster }
  await configure(folders.generated, services, deployment, signal)
  const running = await startParts(addresses, folders, starting)

  const token = randomBytes(16).toString('hex')
  const server = await servePage({
    addresses,
    folders,
    services,
    programs: () => [...guests.flatMap(({ program }) => program?.() ?? []), ...running()],
    switches: guests.flatMap(({ switches = [] }) => switches),
    notifications: new Notifications(wanted.onNotification),
    token,
    stop: () => stopping.abort(),
  })
  await writeState(folders, { schema: 'obs.up/v1', page, token }, terminal.signal)
  return { page, addresses, services, stopped: untilStopped(server, folders, starting) }
}

/** There is no Loki here: logs are files. */
function neighboursAt({ alertmanager, prometheus, traces }: Addresses): Partial<Neighbours> {
  return { alertmanager, prometheus, jaeger: traces }
}

/** Series and alerts of an earlier stack speak of addresses that are gone. */
async function makeRoom({ root, data, logs }: Folders): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  await Promise.all([data, logs].map((folder) => rm(folder, { recursive: true, force: true })))
  await mkdir(logs)
}

async function startParts(
  addresses: Addresses,
  folders: Folders,
  { terminal, paths, signal, ends }: Starting,
): Promise<() => Program[]> {
  const surroundings = { terminal, logs: folders.logs, signal }
  const supervised = parts.map((describe) => {
    const part = describe(addresses, folders)
    return new Supervised(part, paths.get(part.tool)!, surroundings)
  })
  for (const each of supervised) ends.push(() => each.stopped())
  await Promise.all(supervised.map((each) => each.start()))
  return () => supervised.map((each) => each.describe())
}

function targetsOf(guests: readonly Guest[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>()
  for (const { service, metrics } of guests) {
    targets.set(service, [...(targets.get(service) ?? []), metrics])
  }
  return targets
}

/** The page goes last: whoever asked for the end sees there that it has come. */
async function untilStopped(
  page: Server,
  folders: Folders,
  { signal, ends }: Starting,
): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
  await endAll(ends)
  await removeState(folders)
  page.close()
  page.closeAllConnections()
}

async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.allSettled(ends.map((end) => end()))
}
