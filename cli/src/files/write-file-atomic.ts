import { randomUUID } from 'node:crypto'
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * The one way to write a file: whoever reads it sees the old content or the new, whole. A link is
 * written through. The folder is made where it is missing.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const target = await throughLinks(path)
  await mkdir(dirname(target), { recursive: true })
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
  try {
    await writeSynced(temporary, content, signal)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** On the disk before it gets its name: a power cut must not leave an empty file under it. */
async function writeSynced(
  path: string,
  content: string | Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content, { signal })
    await file.sync()
  } finally {
    await file.close()
  }
  signal?.throwIfAborted()
}

async function throughLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path
    throw error
  }
}
