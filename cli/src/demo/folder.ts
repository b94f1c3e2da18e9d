import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../is-alive.ts'

const named = /^obs-demo-(\d+)-/

/** Where a demo keeps its databases; those of whoever was killed go now. */
export async function makeDemoFolder(): Promise<string> {
  await removeOrphans(tmpdir())
  return mkdtemp(join(tmpdir(), `obs-demo-${process.pid}-`))
}

async function removeOrphans(folder: string): Promise<void> {
  const orphans = (await readdir(folder)).filter((name) => {
    const owner = named.exec(name)?.[1]
    return owner !== undefined && !isAlive(Number(owner))
  })
  await Promise.all(orphans.map((name) => remove(join(folder, name))))
}

/** What another user left behind is his to remove. */
async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error
  })
}
