import { followInstall } from '../commands/tools/progress.ts'
import type { Terminal } from '../io.ts'
import { ensureTool } from '../tools/index.ts'

/** Where each program is, fetched or built where it is missing. */
export async function findTools(
  names: readonly string[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, string>> {
  const { env, signal } = terminal
  const { progress, end } = followInstall(terminal)
  const paths = new Map<string, string>()
  try {
    for (const name of names) {
      paths.set(name, (await ensureTool(name, { env, signal, progress })).path)
    }
    return paths
  } finally {
    end()
  }
}
