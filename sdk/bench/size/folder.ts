import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of all files in a folder, as their lengths are: no file system's block size in it. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const stats = await Promise.all(files.map((file) => lstat(join(file.parentPath, file.name))))
  return stats.reduce((sum, { size }) => sum + size, 0)
}
