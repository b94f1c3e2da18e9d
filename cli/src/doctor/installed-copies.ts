import type { Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { versionIn } from './node-modules.ts'

interface Copy {
  readonly path: string
  readonly version: string
}

export interface Copies {
  readonly copies: readonly Copy[]
  /** False where the walk was given up; there may be more. */
  readonly complete: boolean
}

/** Each package is one folder; the largest applications have some thousands. */
const mostFolders = 50_000

/** All copies of a package in `node_modules` and in those within it, linked stores included. */
export async function installedCopies(
  roots: readonly string[],
  name: string,
  signal: AbortSignal,
): Promise<Copies> {
  const copies = new Map<string, Copy>()
  const seen = new Set<string>()
  const left = [...roots]
  while (left.length > 0 && seen.size < mostFolders) {
    signal.throwIfAborted()
    const modules = await resolved(left.pop()!)
    if (modules === undefined || seen.has(modules)) continue
    seen.add(modules)
    const path = await resolved(join(modules, name))
    const version = path && (await versionIn(path))
    if (path && version) copies.set(path, { path, version })
    left.push(...(await below(modules)))
  }
  return { copies: [...copies.values()], complete: left.length === 0 }
}

/** Where the packages in a `node_modules` keep packages of their own. */
async function below(modules: string): Promise<string[]> {
  const names = await foldersIn(modules)
  const scoped = names.filter((name) => name.startsWith('@'))
  const inScopes = await Promise.all(
    scoped.map(async (scope) =>
      (await foldersIn(join(modules, scope))).map((each) => join(scope, each)),
    ),
  )
  const stored = names.includes('.pnpm') ? await foldersIn(join(modules, '.pnpm')) : []
  const packages = [...names, ...inScopes.flat(), ...stored.map((each) => join('.pnpm', each))]
  return packages.map((each) => join(modules, each, 'node_modules'))
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

async function resolved(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}
