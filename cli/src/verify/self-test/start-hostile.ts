import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startChild } from '../../children.ts'

/** Beside this file, in the same form: source or built. */
const server = fileURLToPath(import.meta.url).replace('start-hostile', 'server')

export async function startHostile(
  name: string,
  signal: AbortSignal,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const stopping = new AbortController()
  const behaviour = name === 'refuses' ? 'healthy' : name
  const child = startChild(process.execPath, [...process.execArgv, server, behaviour], {
    signal: AbortSignal.any([signal, stopping.signal]),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const closed = once(child, 'close')
  const said = (await Promise.race([once(child.stdout!, 'data'), closed])) as [unknown]
  return {
    port: Number(String(said[0])),
    stop: async () => {
      stopping.abort()
      await closed
    },
  }
}
