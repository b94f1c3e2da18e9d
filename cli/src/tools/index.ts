import { contextOf, type ToolOptions } from './context.ts'
import { toolFailure } from './errors.ts'
import { search, wantedOf, type Tool } from './find.ts'
import { install } from './install.ts'

/** Where a program is, or `undefined`. Fetches nothing; fails where the user's own choice does. */
export async function findTool(name: string, options: ToolOptions = {}): Promise<Tool | undefined> {
  const context = contextOf(options)
  return (await search(wantedOf(name, context), context)).found
}

/** Finds a program, and fetches or builds it where there is none. */
export async function ensureTool(name: string, options: ToolOptions = {}): Promise<Tool> {
  const context = contextOf(options)
  const wanted = wantedOf(name, context)
  const { found } = await search(wanted, context)
  if (found) return found
  await install(wanted.tool, context)
  const installed = await search(wanted, context)
  if (installed.found) return installed.found
  throw toolFailure(`${name} was installed and is gone again`, {
    remedy: 'Something empties the tool cache; set OBS_CACHE_DIR to a folder that is left alone.',
  })
}

export { listTools, programsOf } from './list.ts'
export type { Progress, ToolOptions } from './context.ts'
export type { Tool } from './find.ts'
export type { ListedTool, Program } from './list.ts'
