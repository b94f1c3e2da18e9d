import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Orders } from './orders.ts'

/** k6's own world lies beside `src` and, when it is built, beside `dist`. */
const world = fileURLToPath(new URL('../../k6/', import.meta.url))

export interface RunFolder {
  readonly path: string
  readonly orders: string
  readonly config: string
  readonly script: string
  readonly remove: () => Promise<void>
}

/** What k6 reads, in a folder of its own that nobody else may look into. */
export async function createRunFolder(orders: Orders, script: string | null): Promise<RunFolder> {
  const path = await mkdtemp(join(tmpdir(), 'obs-verify-'))
  const folder = {
    path,
    orders: join(path, 'orders.json'),
    config: join(path, 'config.json'),
    script: script === null ? join(world, 'scenario.ts') : join(path, 'script.ts'),
    remove: () => rm(path, { recursive: true, force: true }),
  }
  await writeFile(folder.orders, JSON.stringify(orders), { mode: 0o600 })
  await writeFile(folder.config, '{}')
  if (script !== null) await writeFile(folder.script, wrapped(script))
  return folder
}

/** The user's script, run within our schedule; its own scenarios and thresholds do not apply. */
function wrapped(script: string): string {
  const inWorld = (name: string): string => JSON.stringify(join(world, name))
  return `import * as own from ${JSON.stringify(script)}
import { iteration } from ${inWorld('iteration.ts')}
import { orders } from ${inWorld('plan.ts')}
export const options = orders.options
export function setup() { return own.setup ? own.setup() : undefined }
export function teardown(data) { if (own.teardown) return own.teardown(data) }
export function send(data) { return iteration(() => own.default(data)) }
`
}
