import { followInstall } from '../commands/tools/progress.ts'
import type { Terminal } from '../io.ts'
import { ensureTool } from '../tools/index.ts'

export interface K6 {
  readonly path: string
  readonly version: string
}

export async function findK6(terminal: Terminal): Promise<K6> {
  const { env, signal } = terminal
  const { progress, end } = followInstall(terminal)
  try {
    const { path, version } = await ensureTool('k6', { env, signal, progress })
    return { path, version }
  } finally {
    end()
  }
}
