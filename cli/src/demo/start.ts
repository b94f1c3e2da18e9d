import { rm } from 'node:fs/promises'
import type { Io } from '../io.ts'
import { chooseAddresses, urlOf } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { environmentOf } from './environment.ts'
import { makeDemoFolder } from './folder.ts'
import { declarationOf, serviceNames } from './services.ts'
import type { ServiceName } from './services.ts'
import { startService } from './start-service.ts'
import type { OnLine, Started } from './start-service.ts'

interface DemoOptions {
  /** Goes on to all services: an OTLP end point, a level of logs. */
  readonly env: Io['env']
  /** Each line that a service prints. */
  readonly onLine: OnLine
  /** Stops all of it; `stop()` is to be awaited all the same. */
  readonly signal: AbortSignal
  /** What the services say that they are. */
  readonly version?: string
}

export interface DemoService {
  readonly name: ServiceName
  /** Of its application; nothing answers there for fulfilment, which has none. */
  readonly url: string
  /** Of its metrics and health, and of the switches of its faults. */
  readonly adminUrl: string
  readonly version: string
  /** Path of its declaration. */
  readonly declaration: string
}

export interface Demo {
  readonly services: Readonly<Record<ServiceName, DemoService>>
  /** Ends its processes and removes its databases. */
  readonly stop: () => Promise<void>
}

/** Starts the services on free ports of loopback, a process each; resolves when all are ready. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const folder = await makeDemoFolder()
  const started: Process[] = []
  const stop = async (): Promise<void> => {
    // Those who call others first, or their last calls would find nobody.
    for (const each of started.toReversed()) await each.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const addresses = await chooseAddresses()
    for (const name of serviceNames) started.push(start(name, { ...options, addresses, folder }))
    await Promise.all(started.map(({ ready }) => ready))
    const services = Object.fromEntries(started.map(({ service }) => [service.name, service]))
    return { services: services as Demo['services'], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Process extends Started {
  readonly service: DemoService
}

function start(
  name: ServiceName,
  { env, onLine, signal, version = '1.0.0', addresses, folder }: DemoOptions & Place,
): Process {
  const process = startService(name, {
    env: environmentOf(name, { env, addresses, version, folder }),
    signal,
    onLine,
  })
  const { port, adminPort } = addresses[name]
  const [url, adminUrl, declaration] = [urlOf(port), urlOf(adminPort), declarationOf(name)]
  return { ...process, service: { name, url, adminUrl, version, declaration } }
}

interface Place {
  readonly addresses: Addresses
  readonly folder: string
}
