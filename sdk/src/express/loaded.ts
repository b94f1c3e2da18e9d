import { createRequire } from 'node:module'
import { join } from 'node:path'
import { patchClasses } from './patch.ts'

/** Where Express 4 and Express 5 keep what requests pass through. */
const modules = /[\\/](?:express[\\/]lib[\\/]router|router(?:[\\/]lib)?)[\\/](?:index|layer)\.js$/

/**
 * Patches every copy of Express that is loaded, found in the cache of `require`: Express is
 * CommonJS, so it is there also when it was imported, and whenever that was.
 */
export function patchLoadedExpress(): void {
  const { cache } = createRequire(join(process.cwd(), 'index.js'))
  for (const [file, module] of Object.entries(cache)) {
    if (modules.test(file) && typeof module?.exports === 'function') patchClasses(module.exports)
  }
}
