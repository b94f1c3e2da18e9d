import { choosePorts, loopback } from '../ports.ts'
import { serviceNames } from './services.ts'
import type { ServiceName } from './services.ts'

interface Address {
  readonly port: number
  readonly adminPort: number
}

export type Addresses = Readonly<Record<ServiceName, Address>>

export async function chooseAddresses(): Promise<Addresses> {
  const ports = await choosePorts(serviceNames.flatMap(() => [0, 0]))
  const addresses = serviceNames.map((name, at) => [
    name,
    { port: ports[at * 2]!, adminPort: ports[at * 2 + 1]! },
  ])
  return Object.fromEntries(addresses) as Addresses
}

export function urlOf(port: number): string {
  return `http://${loopback}:${port}`
}
