import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { dirname } from 'node:path'
import { ensureFolder } from '../files/write-file-atomic.ts'
import { onOneMachine } from '../generate/neighbours.ts'
import type { Neighbours } from '../generate/neighbours.ts'
import { chooseAddresses } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { configure } from './configure.ts'
import type { Ending } from './ending.ts'
import type { Folders } from './folders.ts'
import { environmentFor } from './guests/guest.ts'
import type { Guest } from './guests/guest.ts'
import { here } from './here.ts'
import { Notifications } from './page/notifications.ts'
import { servePage } from './page/server.ts'
import { startParts } from './programs.ts'
import type { Means } from './programs.ts'
import type { Stack, Wanted } from './stack.ts'
import { removeState, writeState } from './state.ts'

/** Guests first, since Prometheus is told where they are; the page last, since it shows all. */
export async function start(wanted: Wanted, means: Means): Promise<Stack> {
  const { folders, timesFaster } = wanted
  const { terminal, ending } = means
  const { signal } = ending
  const addresses = await chooseAddresses()
  const page = `http://${addresses.page}`
  await makeRoom(folders)

  const { guests, stopped } = await wanted.invite(environmentFor(addresses), folders, signal)
  ending.await(stopped)
  const services = wanted.services.map((one) => here(one, { targets: targetsOf(guests), page }))
  const deployment = { ...onOneMachine, ...neighboursAt(addresses), timesFaster }
  await configure(folders.generated, services, deployment, signal)
  const parts = await startParts(addresses, folders, means)

  const token = randomBytes(16).toString('hex')
  const server = await servePage({
    addresses,
    folders,
    services,
    programs: () => [...guests.flatMap(({ program }) => program?.() ?? []), ...parts()],
    switches: guests.flatMap(({ switches = [] }) => switches),
    notifications: new Notifications(wanted.onNotification),
    token,
    stop: () => ending.ask(),
  })
  await writeState(folders, { schema: 'obs.up/v1', page, token }, terminal.signal)
  return { page, addresses, services, stopped: untilStopped(server, folders, ending) }
}

/** Series and alerts of an earlier stack speak of addresses that are gone. */
async function makeRoom({ root, data, logs }: Folders): Promise<void> {
  await ensureFolder(dirname(root))
  await mkdir(root, { recursive: true, mode: 0o700 })
  await Promise.all([data, logs].map((folder) => rm(folder, { recursive: true, force: true })))
  await ensureFolder(logs)
}

function targetsOf(guests: readonly Guest[]): ReadonlyMap<string, readonly string[]> {
  const byService = Map.groupBy(guests, ({ service }) => service)
  return new Map([...byService].map(([name, all]) => [name, all.map(({ metrics }) => metrics)]))
}

/** There is no Loki here: logs are files. */
function neighboursAt({ alertmanager, prometheus, traces }: Addresses): Partial<Neighbours> {
  return { alertmanager, prometheus, jaeger: traces }
}

/** The page goes last: whoever asked for the end sees there that it has come. */
async function untilStopped(page: Server, folders: Folders, ending: Ending): Promise<void> {
  await ending.come()
  await removeState(folders)
  page.close()
  page.closeAllConnections()
}
