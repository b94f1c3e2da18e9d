import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { Failure } from '../failure.ts'
import { cached, placeOf, type Origin } from './cache.ts'
import type { Context } from './context.ts'
import { toolFailure } from './errors.ts'
import type { Binary, ToolEntry } from './manifest.ts'
import { executable } from './platform.ts'
import { probe } from './probe.ts'
import { accepts } from './version.ts'

export interface Tool {
  readonly name: string
  readonly path: string
  /** `unknown` for a binary, named by the user, that was built without one. */
  readonly version: string
  readonly source: 'explicit' | 'path' | Origin
}

export interface Wanted {
  readonly name: string
  readonly binary: Binary
  readonly tool: ToolEntry
}

export interface Search {
  readonly found?: Tool
  /** What lies on the PATH and cannot be used, and why. */
  readonly passedOver?: string
}

/** Where a program is, without fetching anything: named by the user, on the PATH, in the cache. */
export async function search(wanted: Wanted, context: Context): Promise<Search> {
  const explicit = await namedByUser(wanted, context)
  if (explicit) return { found: explicit }
  const onPath = await fromPath(wanted, context)
  if (onPath.found) return onPath
  const found = await fromCache(wanted, context)
  return found ? { ...onPath, found } : onPath
}

export function wantedOf(name: string, context: Context): Wanted {
  for (const tool of context.manifest.tools) {
    const binary = tool.binaries[name]
    if (binary) return { name, binary, tool }
  }
  const known = context.manifest.tools.flatMap((tool) => Object.keys(tool.binaries))
  throw new Failure(`there is no tool "${name}"`, { remedy: `There are ${known.join(', ')}.` })
}

async function namedByUser(wanted: Wanted, context: Context): Promise<Tool | undefined> {
  const { name, binary } = wanted
  const written = context.env[binary.env]
  if (!written) return undefined
  const path = resolve(written)
  const answer = (await isExecutable(path))
    ? await probe(path, binary, context.env, context.signal)
    : { problem: 'is not an executable file' }
  if ('version' in answer) return { name, path, version: answer.version, source: 'explicit' }
  throw toolFailure(`${binary.env}=${written} is no usable ${name}: it ${answer.problem}`, {
    remedy: `Name a working ${name}, or unset ${binary.env} so that obs looks for one.`,
  })
}

/** As in a shell, the first of that name on the PATH is the one. */
async function fromPath({ name, binary, tool }: Wanted, context: Context): Promise<Search> {
  const path = await which(name, context)
  if (!path) return {}
  const answer = await probe(path, binary, context.env, context.signal)
  if ('problem' in answer) return { passedOver: `${path} ${answer.problem}` }
  const { version } = answer
  if (accepts(tool.accepts, version)) return { found: { name, path, version, source: 'path' } }
  const { from, below } = tool.accepts
  return { passedOver: `${path} is version ${version}; needed is ${from} or newer, below ${below}` }
}

async function fromCache({ name, tool }: Wanted, context: Context): Promise<Tool | undefined> {
  const source = await cached(tool, context)
  if (!source) return undefined
  const path = join(placeOf(tool, context), executable(name, context.platform))
  return { name, path, version: tool.version, source }
}

/** Where a command of this name is on the PATH. */
export async function which(name: string, context: Context): Promise<string | undefined> {
  const folders = (context.env.PATH ?? context.env.Path ?? '').split(delimiter).filter(Boolean)
  for (const folder of folders) {
    const path = resolve(folder, executable(name, context.platform))
    if (await isExecutable(path)) return path
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    // Not there, not ours to run, or a folder on the way to it that may not be read.
    return false
  }
}
