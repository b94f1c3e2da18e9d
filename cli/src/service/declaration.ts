import { stat } from 'node:fs/promises'
import { extname, relative } from 'node:path'
import type { Problem } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { isSystemError } from '../tools/errors.ts'

/** Counted from 1, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What a file says, before anyone checked it. */
export interface Declaration {
  readonly value: unknown
  /** Where in the file a part of it is written; undefined where the format does not tell. */
  readonly locate: (path: Problem['path']) => Position | undefined
}

/** What reading a file needs of the world. */
export type ReaderIo = Pick<Io, 'cwd' | 'stderr' | 'signal'>

type Reader = (file: string, io: ReaderIo) => Promise<Declaration>

const code = async (): Promise<Reader> => (await import('./code/read-code.ts')).readCode
const json = async (): Promise<Reader> => (await import('./document/read-json.ts')).readJson
const yaml = async (): Promise<Reader> => (await import('./document/read-yaml.ts')).readYaml

/** In the order in which they are looked for. */
const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  '.ts': code,
  '.mts': code,
  '.cts': code,
  '.js': code,
  '.mjs': code,
  '.cjs': code,
  '.json': json,
  '.yaml': yaml,
  '.yml': yaml,
}

export const extensions: readonly string[] = Object.keys(readers)

const mostBytes = 1024 * 1024

export async function readDeclaration(file: string, io: ReaderIo): Promise<Declaration> {
  const reader = readers[extname(file)]
  const shown = relative(io.cwd, file) || '.'
  await checkFile(file, shown)
  if (!reader) {
    throw new Failure(`${shown} is no declaration: its name must end in ${extensions.join(', ')}`)
  }
  try {
    return await (
      await reader()
    )(file, io)
  } catch (error) {
    throw isSystemError(error) ? unreadable(shown, error) : error
  }
}

async function checkFile(file: string, shown: string): Promise<void> {
  const status = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(shown, error)
  })
  if (status.isDirectory()) throw new Failure(`${shown} is a folder; name a file in it`)
  if (!status.isFile()) throw new Failure(`${shown} is no file`)
  if (status.size > mostBytes) {
    throw new Failure(`${shown} has ${status.size} bytes; a declaration has at most ${mostBytes}`)
  }
}

function unreadable(shown: string, cause: NodeJS.ErrnoException): Failure {
  const reason = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${cause.message}`
  return new Failure(`${shown} ${reason}`, { cause })
}
