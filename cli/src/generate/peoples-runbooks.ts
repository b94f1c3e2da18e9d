import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { hasPeoplesText } from '@obs-toolkit/alerts'
import { readIfThere } from '../files/read-if-there.ts'

/** The runbooks of a folder, wanted or not, into which people wrote something. */
export async function peoplesRunbooks(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const file of glob('alerts/runbooks/**/*.md', { cwd: folder })) {
    const path = file.replaceAll('\\', '/')
    if (hasPeoplesText((await readIfThere(join(folder, path))) ?? '')) found.push(path)
  }
  return found.toSorted()
}
