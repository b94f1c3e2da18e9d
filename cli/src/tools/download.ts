import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Context } from './context.ts'
import { WayClosed } from './errors.ts'
import { transfer } from './transfer.ts'

/** Writes what an address serves to a file, and gives its SHA-256. */
export async function download(
  url: string,
  file: string,
  context: Context,
  onBytes: (received: number) => void,
): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx')
  let received = 0
  try {
    for await (const chunk of transfer(url, context.limits, context.signal)) {
      hash.update(chunk)
      await handle.writeFile(chunk)
      received += chunk.byteLength
      onBytes(received)
    }
  } finally {
    await handle.close()
  }
  if (received === 0) throw new WayClosed(`${url} is empty`)
  return hash.digest('hex')
}

const mostText = 1024 * 1024

/** Reads a small text, such as a list of checksums. */
export async function downloadText(url: string, context: Context): Promise<string> {
  const chunks: Uint8Array[] = []
  // As much within `stallMs` as it may be at most: the whole of it has that long.
  const limits = { ...context.limits, maxBytes: mostText, stallBytes: mostText }
  for await (const chunk of transfer(url, limits, context.signal)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
