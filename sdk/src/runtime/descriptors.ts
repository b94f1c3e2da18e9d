import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { Families } from '../metrics/index.ts'
import { metrics } from '../service/index.ts'

const linux = '/proc/self/fd'

/** File descriptors, where the system tells: sockets are among them, and running out is an outage. */
export function describeDescriptors(families: Families): void {
  const folder = [linux, '/dev/fd'].find((path) => existsSync(path))
  if (folder === undefined) return
  const open = families.gauge({
    name: metrics.fileDescriptors,
    help: 'File descriptors that are open.',
    collect: () => open.series().set(countOpen(folder)),
  })
  const most = readLimit()
  if (most === null) return
  const limit = families.gauge({
    name: metrics.fileDescriptorLimit,
    help: 'File descriptors that may be open.',
  })
  limit.series().set(most)
}

/** Since 6.2 Linux says the number itself; to list thousands of them would hold the event loop. */
function countOpen(folder: string): number {
  const { size } = statSync(folder)
  return folder === linux && size > 0 ? size : readdirSync(folder).length
}

function readLimit(): number | null {
  try {
    const soft = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return soft === undefined ? null : Number(soft)
  } catch {
    // Not Linux.
    return null
  }
}
