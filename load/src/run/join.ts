import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** k6's own world lies beside `src` and, when it is built, beside `dist`. */
const world = new URL('../../k6/', import.meta.url)

const anyImport = /^import [^'"]*from '([^']+)'\n/gm

/**
 * Modules of k6's own world and all that they import as one script: k6 makes every module anew for
 * every virtual user, which costs as much as what is in it. No two may give one name to different
 * things on their top level; k6 refuses to run that.
 */
export async function joinModules(entry: string): Promise<string> {
  const modules = await readInOrder(entry, new Map())
  const texts = [...modules.values()]
  const foreign = texts.flatMap((text) =>
    [...text.matchAll(anyImport)].filter(([, from]) => !isOwn(from!)).map(([whole]) => whole),
  )
  return [...new Set(foreign), ...texts.map((text) => text.replaceAll(anyImport, ''))].join('')
}

/** Each one after those that it imports. */
async function readInOrder(
  name: string,
  modules: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(fileURLToPath(new URL(name, world)), 'utf8')
  for (const [, from] of text.matchAll(anyImport)) {
    if (isOwn(from!) && !modules.has(from!)) await readInOrder(from!, modules)
  }
  return modules.set(name, text)
}

function isOwn(from: string): boolean {
  return from.startsWith('./')
}
