import { join } from 'node:path'
import { oneOfEach } from '../../generate/one-of-each.ts'
import type { Terminal } from '../../io.ts'
import { loadServices } from '../../service/load.ts'
import { configure } from '../configure.ts'
import { demoDeclarations } from '../guests/demo.ts'
import { neighbours, published, targets } from './addresses.ts'
import { compose, needCompose } from './compose.ts'
import { composeFolder } from './folder.ts'
import { grafanaPassword } from './password.ts'

export interface Composed {
  readonly urls: typeof published
  /** The file that holds the password of Grafana's `admin`. */
  readonly password: string
}

/** Generates what the stack mounts, and starts it; resolves when all of it is healthy. */
export async function upByDocker(terminal: Terminal): Promise<Composed> {
  const folder = composeFolder()
  await needCompose(folder, terminal)
  const password = await grafanaPassword(folder)
  await configureComposed(join(folder, 'generated'), terminal)
  await compose(folder, ['up', '--wait', '--build'], terminal)
  return { urls: published, password }
}

export async function downByDocker(terminal: Terminal): Promise<void> {
  await compose(composeFolder(), ['down'], terminal)
}

/** What `compose.yaml` mounts: of the demo's services, as they find each other there. */
export async function configureComposed(folder: string, terminal: Terminal): Promise<void> {
  const loaded = await loadServices({ ...terminal, services: demoDeclarations })
  const services = oneOfEach(loaded).map((service) => ({
    ...service,
    prometheus: { ...service.prometheus, targets: targets.get(service.name) ?? [] },
    links: { ...service.links, grafana: published.grafana },
  }))
  await configure(folder, services, { ...neighbours, timesFaster: 1 }, terminal.signal)
}
