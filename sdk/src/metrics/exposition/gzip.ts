import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'

/** The fastest level: metrics repeat themselves so much that a slower one saves little. */
const level = 1

export function gzipped(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const gzip = createGzip({ level })
  const plain = Readable.from(source)
  plain.once('error', (error) => gzip.destroy(error))
  return plain.pipe(gzip)
}
