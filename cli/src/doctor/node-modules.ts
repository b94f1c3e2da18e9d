import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Every `node_modules` that Node would look into from a folder, the nearest first. */
export async function nodeModulesFrom(cwd: string): Promise<string[]> {
  const found: string[] = []
  for (let folder = cwd; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules')
    if (await isFolder(candidate)) found.push(candidate)
    if (dirname(folder) === folder) return found
  }
}

/** Of the package in a folder; undefined where there is none, or none that can be read. */
export async function versionIn(folder: string): Promise<string | undefined> {
  try {
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version?: unknown
    }
    return typeof version === 'string' ? version : undefined
  } catch {
    // A folder without a package is the usual case; a broken package is its installer's concern.
    return undefined
  }
}

async function isFolder(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined)
  return status?.isDirectory() ?? false
}
