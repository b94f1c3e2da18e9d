import type { Demo } from './start.ts'
import type { ServiceName } from './services.ts'

interface KnownFault {
  readonly name: string
  /** Where it is switched on. */
  readonly services: readonly ServiceName[]
  readonly does: string
  /** Where to look, as it breaks no objective of orders. */
  readonly instead?: string
}

export const faults: readonly KnownFault[] = [
  {
    name: 'slow-dependency',
    services: ['payments'],
    does: 'payments takes half a second and more',
  },
  { name: 'dependency-down', services: ['payments'], does: 'nobody answers at payments' },
  { name: 'errors', services: ['orders'], does: 'every fifth request throws' },
  { name: 'event-loop-block', services: ['orders'], does: 'something computes where all wait' },
  { name: 'memory-leak', services: ['orders'], does: 'the garbage collector has no room left' },
  { name: 'pool-exhaustion', services: ['orders'], does: 'connections come back late' },
  { name: 'bad-deploy', services: ['orders'], does: 'a new version is slow on one route' },
  { name: 'rate-limited', services: ['orders'], does: 'a limit is set too low' },
  {
    name: 'retry-storm',
    services: ['payments', 'orders'],
    does: 'payments is overloaded, and orders asks it again at once',
  },
  {
    name: 'poisoned-message',
    services: ['orders'],
    does: 'messages that fulfilment cannot process',
    instead: "the dead letters in fulfilment's metrics (obs_consumer_dead_letters_total)",
  },
]

/** Switched where only operators come: on the admin ports. */
export async function switchOn({ services }: Demo, fault: KnownFault): Promise<void> {
  for (const name of fault.services) {
    const url = `${services[name].adminUrl}/faults/${fault.name}`
    const { ok, status } = await fetch(url, { method: 'POST' })
    if (!ok) throw new Error(`${url} answered ${status}`)
  }
}
