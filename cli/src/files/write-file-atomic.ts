import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../failure.ts'

/**
 * The one way to write a file: whoever reads it sees the old content or the new, whole. A link is
 * written through. The folder is made where it is missing.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await write(path, content, signal)
  } catch (error) {
    throw asFailure(error, path)
  }
}

/** Fails now where a folder could not be written to later, after long work. */
export async function ensureFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    await access(path, constants.W_OK)
  } catch (error) {
    throw asFailure(error, path)
  }
}

const aboutThePlace = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
])

/** Whoever named the place can name another one. */
function asFailure(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined || !aboutThePlace.has(code)) return error
  return new Failure(`${path} cannot be written (${code})`, { cause: error })
}

async function write(
  path: string,
  content: string | Uint8Array,
  signal: AbortSignal | undefined,
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
