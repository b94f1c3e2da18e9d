import { randomBytes } from 'node:crypto'
import { readFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { isSystemError } from './errors.ts'
import type { ToolEntry } from './manifest.ts'
import { cacheFolder, executable } from './platform.ts'

export type Origin = 'release' | 'built'

/** Kept beside the binaries; a folder without it, or that disagrees with it, is not used. */
interface Installed {
  readonly version: string
  readonly origin: Origin
  readonly sizes: Readonly<Record<string, number>>
}

const record = 'installed.json'
const leftoverAfterMs = 24 * 60 * 60 * 1000

/** One folder for each version and platform: `k6-2.2.0-linux-amd64`. */
export function placeOf(tool: ToolEntry, context: Context): string {
  const folder = `${tool.name}-${tool.version}-${context.platform}`
  return join(cacheFolder(context.env, context.platform), 'tools', folder)
}

export async function cached(tool: ToolEntry, context: Context): Promise<Origin | undefined> {
  const place = placeOf(tool, context)
  const installed = await readRecord(place)
  if (installed?.version !== tool.version) return undefined
  const sizes = await sizesOf(tool, place, context)
  const whole = Object.entries(sizes).every(([name, size]) => installed.sizes[name] === size)
  return whole ? installed.origin : undefined
}

/** An empty folder on the cache's own file system, from which a rename into place is atomic. */
export async function newStaging(tool: ToolEntry, context: Context): Promise<string> {
  const place = placeOf(tool, context)
  const staging = `${place}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(staging, { recursive: true })
  return staging
}

export async function putInPlace(
  tool: ToolEntry,
  staging: string,
  origin: Origin,
  context: Context,
): Promise<void> {
  const sizes = await sizesOf(tool, staging, context)
  const installed = { version: tool.version, origin, sizes }
  await writeFile(join(staging, record), `${JSON.stringify(installed, null, 2)}\n`)
  if (await cached(tool, context)) return
  const place = placeOf(tool, context)
  await clearAway(place)
  await rename(staging, place)
}

/** Folders that a killed process left behind. */
export async function sweep(tool: ToolEntry, context: Context): Promise<void> {
  const place = placeOf(tool, context)
  const folder = join(place, '..')
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!path.startsWith(`${place}.new-`) && !path.startsWith(`${place}.old-`)) continue
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > leftoverAfterMs) await rm(path, { recursive: true, force: true })
  }
}

/** What is in place is damaged: it goes aside in one step, and then away. */
async function clearAway(place: string): Promise<void> {
  const aside = `${place}.old-${randomBytes(4).toString('hex')}`
  try {
    await rename(place, aside)
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return
    throw error
  }
  await rm(aside, { recursive: true, force: true })
}

async function readRecord(place: string): Promise<Installed | undefined> {
  try {
    const installed: Installed = JSON.parse(await readFile(join(place, record), 'utf8'))
    return installed
  } catch {
    // No record, or one that cannot be read: either way there is nothing here to use.
    return undefined
  }
}

async function sizesOf(
  tool: ToolEntry,
  folder: string,
  context: Context,
): Promise<Record<string, number | undefined>> {
  const names = Object.keys(tool.binaries)
  const sizes = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, executable(name, context.platform))
      return [name, await fileSize(file)] as const
    }),
  )
  return Object.fromEntries(sizes)
}

async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : undefined
}
