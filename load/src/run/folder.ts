import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadPlan } from '../plan/plan.ts'
import { refusedRanges } from './addresses.ts'
import { copyData } from './data.ts'
import { joinModules } from './join.ts'
import { optionsOf } from './options.ts'
import { ordersOf } from './orders.ts'
import type { Orders } from './orders.ts'

export interface RunFolder {
  readonly path: string
  readonly config: string
  /** What is written there. */
  readonly options: Readonly<Record<string, unknown>>
  readonly script: string
  readonly remove: () => Promise<void>
}

/** What k6 reads, in a folder of its own that nobody else may look into. */
export async function createRunFolder(plan: LoadPlan, trace: string): Promise<RunFolder> {
  const ranges = await refusedRanges(new URL(plan.target).hostname, plan.allow)
  const path = await mkdtemp(join(tmpdir(), 'obs-verify-'))
  const folder = {
    path,
    config: join(path, 'config.json'),
    options: optionsOf(plan, ranges),
    script: join(path, 'script.ts'),
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
  const entry = await joinModules(plan.script === null ? './scenario.ts' : './script.ts')
  const joined = withOrders(orders, entry)
  await writeFile(folder.config, JSON.stringify(folder.options))
  if (plan.script === null) return writeFile(folder.script, joined)
  await writeFile(join(folder.path, 'world.ts'), joined)
  await writeFile(folder.script, wrapped(plan.script))
}

/** In the script itself, as every virtual user would otherwise read a file. */
function withOrders(orders: Orders, script: string): string {
  return `const orders = JSON.parse(${JSON.stringify(JSON.stringify(orders))})\n${script}`
}

/** The user's script, run within our schedule; its own scenarios and thresholds do not apply. */
function wrapped(script: string): string {
  return `import { iterateScript } from './world.ts'
import * as own from ${JSON.stringify(script)}
if (typeof own.default !== 'function') throw new Error('the script has no default function')
export function setup() { return own.setup ? own.setup() : undefined }
export function teardown(data) { if (own.teardown) return own.teardown(data) }
export function send(data) { return iterateScript(own.default, data) }
`
}
