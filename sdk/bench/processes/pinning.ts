import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * The core that server, load and collector share. On virtual machines two cores are often two
 * threads of one: a load on the neighbour makes the server's own work slower, and unsteadily so;
 * taking turns does not. Undefined where nothing can be pinned (`taskset` is Linux only).
 */
export function chooseCore(): number | undefined {
  const core = availableParallelism() - 1
  const tried = spawnSync('taskset', ['-c', String(core), process.execPath, '--version'])
  return tried.status === 0 ? core : undefined
}

export function pinned(core: number | undefined, command: readonly string[]): readonly string[] {
  return core === undefined ? command : ['taskset', '-c', String(core), ...command]
}
