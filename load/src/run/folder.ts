import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadPlan } from '../plan/plan.ts'
import { refusedRanges } from './addresses.ts'
import { copyData } from './data.ts'
import { optionsOf } from './options.ts'
import { ordersOf } from './orders.ts'

/** k6's own world lies beside `src` and, when it is built, beside `dist`. */
const world = fileURLToPath(new URL('../../k6/', import.meta.url))

export interface RunFolder {
  readonly path: string
  readonly orders: string
  readonly config: string
  /** What is written there. */
  readonly options: Readonly<Record<string, unknown>>
  readonly script: string
  readonly remove: () => Promise<void>
}

/** What k6 reads, in a folder of its own that nobody else may look into. */
export async function createRunFolder(plan: LoadPlan, trace: string): Promise<RunFolder> {
  const { script } = plan
  const ranges = await refusedRanges(new URL(plan.target).hostname, plan.allow)
  const path = await mkdtemp(join(tmpdir(), 'obs-verify-'))
  const folder = {
    path,
    orders: join(path, 'orders.json'),
    config: join(path, 'config.json'),
    options: optionsOf(plan, ranges),
    script: script === null ? join(world, 'scenario.ts') : join(path, 'script.ts'),
    remove: () => rm(path, { recursive: true, force: true }),
  }
  try {
    await fill(folder, plan, trace)
    return folder
  } catch (error) {
    await folder.remove()
    throw error
  }
}

async function fill(folder: RunFolder, plan: LoadPlan, trace: string): Promise<void> {
  const orders = ordersOf(plan, trace, await copyData(plan.requests, folder.path))
  await writeFile(folder.orders, JSON.stringify(orders), { mode: 0o600 })
  await writeFile(folder.config, JSON.stringify(folder.options))
  if (plan.script !== null) await writeFile(folder.script, wrapped(plan.script))
}

/** The user's script, run within our schedule; its own scenarios and thresholds do not apply. */
function wrapped(script: string): string {
  const inWorld = (name: string): string => JSON.stringify(join(world, name))
  return `import { correlateScript } from ${inWorld('correlate-script.ts')}
import * as own from ${JSON.stringify(script)}
import { iteration } from ${inWorld('iteration.ts')}
if (typeof own.default !== 'function') throw new Error('the script has no default function')
export function setup() { return own.setup ? own.setup() : undefined }
export function teardown(data) { if (own.teardown) return own.teardown(data) }
export function send(data) {
  return iteration((index) => {
    correlateScript(index)
    return own.default(data)
  })
}
`
}
