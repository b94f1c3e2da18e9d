import type { Paint } from '../../io.ts'
import type { ListedTool, Tool } from '../../tools/index.ts'

const sources: Readonly<Record<Tool['source'], string>> = {
  explicit: 'named by you',
  path: 'PATH',
  release: 'cache, official release',
  built: 'cache, built with Go',
}

/** One shape for every tool, here or not. */
export function asDocument({
  found,
  problem,
  remedy,
  ...tool
}: ListedTool): Record<string, string | null> {
  return {
    ...tool,
    version: found?.version ?? null,
    source: found?.source ?? null,
    path: found?.path ?? null,
    problem: problem ?? null,
    remedy: remedy ?? null,
    install: found || remedy ? null : installCommand(tool.tool),
  }
}

export function asText(tools: readonly ListedTool[], paint: Paint): string {
  const rows = tools.map((tool) => [tool.name, tool.found?.version ?? '–', sourceOf(tool)])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = tools.map((tool, index) => {
    const [name = '', version = '', source = ''] = rows[index]!.map((cell, column) =>
      cell.padEnd(widths[column]!),
    )
    const where = tool.found?.path ?? tool.remedy ?? `get it: ${installCommand(tool.tool)}`
    const line = `${paint('bold', name)}  ${version}  ${paintSource(tool, source, paint)}  ${where}`
    return tool.problem ? `${line}\n  ${paint('yellow', tool.problem)}` : line
  })
  return lines.join('\n')
}

function sourceOf({ found, problem }: ListedTool): string {
  if (found) return sources[found.source]
  return problem ? 'not usable' : 'missing'
}

function paintSource({ found }: ListedTool, source: string, paint: Paint): string {
  return paint(found ? 'green' : 'yellow', source)
}

function installCommand(tool: string): string {
  return `obs tools install ${tool}`
}
