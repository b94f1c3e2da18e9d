import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folders } from '../folders.ts'

/** What a board says of itself. */
export interface BoardFile {
  readonly uid: string
  readonly title: string
  readonly tags: readonly string[]
  readonly path: string
}

/** The boards that were generated for this stack. */
export async function boardsIn({ generated }: Folders): Promise<readonly BoardFile[]> {
  const folder = join(generated, 'dashboards')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  return Promise.all(files.toSorted().map((file) => read(join(folder, file))))
}

async function read(path: string): Promise<BoardFile> {
  const { uid, title, tags } = JSON.parse(await readFile(path, 'utf8')) as BoardFile
  return { uid, title, tags, path }
}
