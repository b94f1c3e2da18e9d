import type { Writable } from 'node:stream'

/**
 * Stdout is for our result alone, so what a declaration prints while it is read goes to stderr.
 * Returns what ends that.
 */
export function redirectOutput(stderr: Writable): () => void {
  const { stdout } = process
  const own = Object.getOwnPropertyDescriptor(stdout, 'write')
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write
  return () => {
    if (own) Object.defineProperty(stdout, 'write', own)
    else Reflect.deleteProperty(stdout, 'write')
  }
}
