import { glob, readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { extensions } from './declaration.ts'

export type Wanted = Pick<Terminal, 'services' | 'env' | 'cwd'>

/** The declarations that are meant: by `--service`, else by OBS_SERVICE, else by where we are. */
export async function discover({ services, env, cwd }: Wanted): Promise<readonly string[]> {
  if (services.length > 0) return named(services, '--service', cwd)
  if (env['OBS_SERVICE']) return named([env['OBS_SERVICE']], 'OBS_SERVICE', cwd)
  return [await fromHereUpwards(cwd)]
}

async function named(patterns: readonly string[], by: string, cwd: string): Promise<string[]> {
  const files = await Promise.all(patterns.map((pattern) => matches(pattern, by, cwd)))
  return [...new Set(files.flat())]
}

async function matches(pattern: string, by: string, cwd: string): Promise<string[]> {
  if (!/[*?[\]{}]/.test(pattern)) return [resolve(cwd, pattern)]
  const found: string[] = []
  const exclude = (name: string): boolean => name.split(/[\\/]/).includes('node_modules')
  for await (const file of glob(pattern, { cwd, exclude })) found.push(resolve(cwd, file))
  if (found.length > 0) return found.toSorted()
  throw new Failure(`${by} ${pattern} matches no file below ${cwd}`)
}

async function fromHereUpwards(cwd: string): Promise<string> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = [...(await candidates(folder)), ...(await candidates(join(folder, 'src')))]
    if (found.length > 1) throw ambiguous(found, cwd)
    if (found[0]) return found[0]
    if (dirname(folder) === folder) throw notFound(cwd)
  }
}

async function candidates(folder: string): Promise<string[]> {
  const names = new Set(await namesIn(folder))
  const wanted = extensions.map((extension) => `obs.service${extension}`)
  return wanted.filter((name) => names.has(name)).map((name) => join(folder, name))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // Not there, no folder, or not ours to read: no declaration for us in it either way.
    return []
  }
}

function ambiguous(files: readonly string[], cwd: string): Failure {
  const shown = files.map((file) => relative(cwd, file))
  return new Failure(`there are ${files.length} declarations: ${shown.join(', ')}`, {
    remedy: `Keep one of them, or say which: --service ${shown[0]}`,
  })
}

function notFound(cwd: string): Failure {
  return new Failure(`no service declaration from ${cwd} upwards`, {
    remedy: `Write obs.service.json, for example:

  { "name": "orders", "traffic": { "peakPerSecond": 120, "instances": 6 } }

(or obs.service.ts or .js with defineService; or .yaml, which a running service does not read),
or name a file: --service FILE`,
  })
}
