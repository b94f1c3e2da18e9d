import type { ServiceName } from './services.ts'
import type { Demo } from './start.ts'

export interface Fault {
  readonly name: string
  /** Where it is switched on. */
  readonly services: readonly ServiceName[]
  readonly does: string
  /** Of the services that are started for it. */
  readonly version?: string
  /** It breaks no objective of orders, so the verdict says nothing of it. */
  readonly harmless?: true
}

export const faults: readonly Fault[] = [
  {
    name: 'slow-dependency',
    services: ['payments'],
    does: 'payments takes half a second and more',
  },
  { name: 'dependency-down', services: ['payments'], does: 'nobody answers at payments' },
  {
    name: 'retry-storm',
    services: ['payments', 'orders'],
    does: 'payments is overloaded, and orders asks again at once, without a breaker',
  },
  { name: 'errors', services: ['orders'], does: 'every fifth request throws' },
  { name: 'rate-limited', services: ['orders'], does: 'a limit is set below the peak' },
  { name: 'event-loop-block', services: ['orders'], does: 'something computes where all wait' },
  { name: 'memory-leak', services: ['orders'], does: 'garbage collection has no room left' },
  { name: 'pool-exhaustion', services: ['orders'], does: 'connections are given back late' },
  {
    name: 'bad-deploy',
    services: ['orders'],
    does: 'a new version is slow on one route',
    version: '1.1.0',
  },
  {
    name: 'poisoned-message',
    services: ['orders'],
    does: 'messages that fulfilment cannot process',
    harmless: true,
  },
]

/** Only an operator comes to an admin port. */
export async function switchOn({ services }: Demo, fault: Fault): Promise<void> {
  for (const name of fault.services) {
    const url = `${services[name].adminUrl}/faults/${fault.name}`
    const { ok, status } = await fetch(url, { method: 'POST' })
    if (!ok) throw new Error(`${url} answered ${status}`)
  }
}
