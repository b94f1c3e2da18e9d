import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from '../files/read-if-there.ts'
import { writeFileAtomic } from '../files/write-file-atomic.ts'
import type { Artefact } from './artefact.ts'
import { earlierPaths } from './manifest.ts'
import { peoplesRunbooks } from './peoples-runbooks.ts'

export interface Difference {
  readonly path: string
  readonly is: 'missing' | 'different' | 'left over'
}

interface Compared {
  readonly differences: readonly Difference[]
  /** What is to be written, by path. */
  readonly contents: ReadonlyMap<string, string>
  /** Runbooks of alerts that are no more, which stay for what people wrote into them. */
  readonly kept: readonly string[]
}

/** What a folder holds beside what it should hold. */
export async function compare(folder: string, artefacts: readonly Artefact[]): Promise<Compared> {
  const differences: Difference[] = []
  const contents = new Map<string, string>()
  for (const { path, render } of artefacts) {
    const present = (await readIfThere(join(folder, path))) ?? undefined
    const wanted = render(present)
    if (present === wanted) continue
    contents.set(path, wanted)
    differences.push({ path, is: present === undefined ? 'missing' : 'different' })
  }
  const wanted = new Set(artefacts.map(({ path }) => path))
  const kept = (await peoplesRunbooks(folder)).filter((path) => !wanted.has(path))
  const earlier = await earlierPaths(folder)
  for (const path of earlier.filter((one) => !wanted.has(one) && !kept.includes(one))) {
    if ((await readIfThere(join(folder, path))) !== null) {
      differences.push({ path, is: 'left over' })
    }
  }
  return { differences, contents, kept }
}

/** Each file whole or not at all, and the manifest, which is the last of them, only after all. */
export async function bringUpToDate(
  folder: string,
  { differences, contents }: Compared,
  signal: AbortSignal,
): Promise<void> {
  for (const [path, content] of contents) await writeFileAtomic(join(folder, path), content, signal)
  const leftOver = differences.filter(({ is }) => is === 'left over')
  await Promise.all(leftOver.map(({ path }) => rm(join(folder, path))))
}
