import { Failure } from '../failure.ts'
import { contextOf, type Context, type ToolOptions } from './context.ts'
import { search, wantedOf, type Tool } from './find.ts'

/** A program that `obs` can use, and where this machine has it. */
export interface ListedTool {
  readonly name: string
  /** What `obs tools install` takes to get it. */
  readonly tool: string
  readonly licence: string
  /** The version that would be installed. */
  readonly pinned: string
  readonly found?: Tool
  /** Why what was named by the user, or lies on the PATH, is not used. */
  readonly problem?: string
  /** What to do about it, where installing would not help: the user's own choice comes first. */
  readonly remedy?: string
}

export async function listTools(options: ToolOptions = {}): Promise<ListedTool[]> {
  const context = contextOf(options)
  return Promise.all(programs(context).map(({ name }) => list(name, context)))
}

export type Program = Pick<ListedTool, 'name' | 'tool'>

/**
 * The programs that a person means: of a tool (`prometheus` brings promtool along), or one by
 * its own name; all of them where none is named.
 */
export function programsOf(names: readonly string[], options: ToolOptions = {}): Program[] {
  const context = contextOf(options)
  if (names.length === 0) return programs(context)
  const meant = new Set(names.flatMap((name) => named(name, context)))
  return programs(context).filter(({ name }) => meant.has(name))
}

function named(name: string, context: Context): string[] {
  const tool = context.manifest.tools.find((entry) => entry.name === name)
  return tool ? Object.keys(tool.binaries) : [wantedOf(name, context).name]
}

function programs(context: Context): Program[] {
  return context.manifest.tools.flatMap((tool) =>
    Object.keys(tool.binaries).map((name) => ({ name, tool: tool.name })),
  )
}

async function list(name: string, context: Context): Promise<ListedTool> {
  const wanted = wantedOf(name, context)
  const { name: tool, licence, version: pinned } = wanted.tool
  const listed = { name, tool, licence, pinned }
  try {
    const { found, passedOver } = await search(wanted, context)
    return { ...listed, ...(found && { found }), ...(passedOver && { problem: passedOver }) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { message: problem, remedy } = error
    return { ...listed, problem, ...(remedy && { remedy }) }
  }
}
