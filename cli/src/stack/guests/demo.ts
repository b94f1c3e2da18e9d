import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseAddresses, urlOf } from '../../demo/addresses.ts'
import type { Addresses } from '../../demo/addresses.ts'
import { environmentOf } from '../../demo/environment.ts'
import { faults } from '../../demo/faults.ts'
import { commandOf, declarationOf, serviceNames } from '../../demo/services.ts'
import type { ServiceName } from '../../demo/services.ts'
import type { Terminal } from '../../io.ts'
import type { Part } from '../parts/part.ts'
import { Supervised } from '../supervise/supervised.ts'
import type { Guest, Invite } from './guest.ts'
import { visit } from './visitors.ts'

export const demoDeclarations: readonly string[] = serviceNames.map(declarationOf)

const version = '1.0.0'

/** The services of the demo, and a few people who use them. */
export function demo(terminal: Terminal): Invite {
  return async (environment, { data, logs }, signal) => {
    const folder = join(data, 'demo')
    await mkdir(folder, { recursive: true })
    const addresses = await chooseAddresses()
    const env = { ...terminal.env, ...environment }
    const services = serviceNames.map((name) => {
      const told = environmentOf(name, { env, addresses, version, folder })
      const part = partOf(name, addresses, told)
      return {
        name,
        supervised: new Supervised(part, process.execPath, { terminal, logs, signal }),
      }
    })
    await Promise.all(services.map(({ supervised }) => supervised.start()))
    const visited = visit(urlOf(addresses.orders.port), signal)
    return {
      guests: services.map(({ name, supervised }) => guestOf(name, addresses, supervised)),
      stopped: () => Promise.all([visited, ...services.map((each) => each.supervised.stopped())]),
    }
  }
}

function partOf(name: ServiceName, addresses: Addresses, env: NodeJS.ProcessEnv): Part {
  const { port, adminPort } = addresses[name]
  const ready = `${urlOf(adminPort)}/readyz`
  return { name, tool: 'node', args: commandOf(name), env, ready, url: urlOf(port) }
}

function guestOf(name: ServiceName, addresses: Addresses, supervised: Supervised): Guest {
  const adminUrl = urlOf(addresses[name].adminPort)
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
    program: () => supervised.describe(),
  }
}
