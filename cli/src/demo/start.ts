import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Io } from '../io.ts'
import { chooseAddresses, urlOf } from './addresses.ts'
import { environmentOf } from './environment.ts'
import { declarationOf, serviceNames } from './services.ts'
import type { ServiceName } from './services.ts'
import { startService } from './start-service.ts'
import type { OnLine } from './start-service.ts'

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
  readonly pid: number
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
export async function startDemo({
  env,
  onLine,
  signal,
  version = '1.0.0',
}: DemoOptions): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-demo-'))
  const addresses = await chooseAddresses()
  const started = serviceNames.map((name) => ({
    name,
    ...startService(name, {
      env: environmentOf(name, { env, addresses, version, folder }),
      signal,
      onLine,
    }),
  }))
  const stop = async (): Promise<void> => {
    // Those who call others first, or their last calls would find nobody.
    for (const each of started.toReversed()) await each.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(started.map(({ ready }) => ready))
  } catch (error) {
    await stop()
    throw error
  }
  const services = started.map(({ name, pid }): [ServiceName, DemoService] => {
    const { port, adminPort } = addresses[name]
    const declaration = declarationOf(name)
    return [name, { name, pid, url: urlOf(port), adminUrl: urlOf(adminPort), version, declaration }]
  })
  return { services: Object.fromEntries(services) as Demo['services'], stop }
}
