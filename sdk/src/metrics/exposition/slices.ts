import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/**
 * How long the event loop is held at a time. Pieces are joined without being copied yet, which the
 * clock does not see, so the length is bounded too.
 */
const sliceMs = 1
const sliceLength = 65_536

/** Gathers pieces of text into chunks, and lets everything else have its turn between two chunks. */
export async function* inSlices(
  texts: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<Buffer> {
  let slice = ''
  let until = performance.now() + sliceMs
  for await (const text of texts) {
    slice += text
    if (slice.length < sliceLength && performance.now() < until) continue
    yield Buffer.from(slice)
    slice = ''
    await setImmediate()
    until = performance.now() + sliceMs
  }
  if (slice !== '') yield Buffer.from(slice)
}
