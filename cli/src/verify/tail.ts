import type { ChildProcess } from 'node:child_process'

const most = 4_000
const lines = 20

/** The last lines that a program printed; its output is read in any case, or it would stop. */
export function keepTail({ stdout, stderr }: ChildProcess): () => string {
  let tail = ''
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-most)
    })
  }
  return () => tail.trim().split('\n').slice(-lines).join('\n')
}
