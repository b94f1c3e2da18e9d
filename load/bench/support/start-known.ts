import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

export interface Known {
  readonly slowRatio: number
  readonly slowMs: number
  readonly errorRatio: number
}

const plain: Known = { slowRatio: 0, slowMs: 0, errorRatio: 0 }

export async function startKnown({ slowRatio, slowMs, errorRatio }: Known = plain): Promise<{
  readonly target: string
  readonly stop: () => void
}> {
  const script = fileURLToPath(new URL('known-server.ts', import.meta.url))
  const child = fork(script, [slowRatio, slowMs, errorRatio].map(String))
  const [{ port }] = (await once(child, 'message')) as [AddressInfo]
  return { target: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}
