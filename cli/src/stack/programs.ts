import type { Terminal } from '../io.ts'
import type { Addresses } from './addresses.ts'
import type { Ending } from './ending.ts'
import type { Folders } from './folders.ts'
import { alertmanager } from './parts/alertmanager.ts'
import { jaeger } from './parts/jaeger.ts'
import { prometheus } from './parts/prometheus.ts'
import type { Program } from './program.ts'
import { Supervised } from './supervise/supervised.ts'

/** What the parts are run by. */
export const tools = ['prometheus', 'alertmanager', 'jaeger'] as const

export interface Means {
  readonly terminal: Terminal
  /** Of the tools. */
  readonly paths: ReadonlyMap<string, string>
  readonly ending: Ending
}

/** Starts the parts; resolves when all are ready, with a look at how they are. */
export async function startParts(
  addresses: Addresses,
  folders: Folders,
  { terminal, paths, ending }: Means,
): Promise<() => readonly Program[]> {
  const surroundings = { terminal, logs: folders.logs, signal: ending.signal }
  const supervised = [prometheus, alertmanager, jaeger].map((describe) => {
    const part = describe(addresses, folders)
    return new Supervised(part, paths.get(part.tool)!, surroundings)
  })
  for (const each of supervised) ending.await(() => each.stopped())
  await Promise.all(supervised.map((each) => each.start()))
  return () => supervised.map((each) => each.describe())
}
