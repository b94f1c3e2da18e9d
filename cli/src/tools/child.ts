import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startChild } from '../children.ts'
import type { Env } from './platform.ts'

export interface Run {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Env
  readonly cwd?: string
  readonly signal?: AbortSignal | undefined
  readonly onLine?: (line: string) => void
}

export interface Ran {
  readonly code: number | null
  /** The last lines of both streams, in the order of their arrival. */
  readonly lines: readonly string[]
}

const keptLines = 400

/**
 * Runs a program to its end and listens to it. An abort rejects with the signal's reason, and
 * only when nothing of the program is left.
 */
export async function run(options: Run): Promise<Ran> {
  const { command, args, cwd, env, onLine } = options
  const signal = options.signal ?? new AbortController().signal
  const child = startChild(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue
    createInterface({ input }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      onLine?.(line)
    })
  }
  const [code]: (number | null)[] = await once(child, 'close')
  signal.throwIfAborted()
  return { code: code ?? null, lines }
}
