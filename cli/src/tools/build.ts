import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './child.ts'
import type { Context } from './context.ts'
import { WayClosed } from './errors.ts'
import { checkGo } from './go.ts'
import type { GoModule, ToolEntry } from './manifest.ts'
import type { Env } from './platform.ts'

/**
 * Leaves in `staging` the binaries, built from the committed module whose go.sum pins every
 * dependency (`go install pkg@version` would neither be pinned nor work for modules that have
 * `replace` lines).
 */
export async function buildFromModule(
  tool: ToolEntry,
  staging: string,
  context: Context,
): Promise<void> {
  await checkGo(tool.module, context)
  const say = (detail: string) => context.progress({ tool: tool.name, step: 'building', detail })
  say(`${tool.module.path} ${tool.module.version} with Go`)
  const temporary = join(staging, 'go-tmp')
  await mkdir(temporary)
  const ran = await run({
    command: 'go',
    args: buildArguments(tool, staging),
    cwd: tool.module.folder,
    env: buildEnv(context.env, temporary),
    signal: context.signal,
    onLine: say,
  })
  await rm(temporary, { recursive: true, force: true })
  if (ran.code === 0) return
  throw new WayClosed(`go build of ${tool.module.path} failed: ${complaint(ran.lines)}`)
}

function buildArguments(tool: ToolEntry, staging: string): string[] {
  const packages = Object.values(tool.binaries).map((binary) => binary.package)
  return [
    'build',
    '-v', // names what is being compiled, for the progress
    '-mod=readonly',
    '-trimpath',
    '-buildvcs=false',
    `-ldflags=${linkerFlags(tool.module)}`,
    '-o',
    `${staging}/`,
    ...packages,
  ]
}

function linkerFlags(module: GoModule): string {
  const variables = Object.entries(module.versionVariables ?? {})
  return ['-s -w', ...variables.map(([name, value]) => `-X ${name}=${value}`)].join(' ')
}

/** The user's own Go settings hold; what is set here is what the official builds set. */
function buildEnv(env: Env, temporary: string): Env {
  return { CGO_ENABLED: '0', GOTMPDIR: temporary, ...env, GOWORK: 'off' }
}

/** The end of Go's output without the packages that it names as it goes. */
function complaint(lines: readonly string[]): string {
  const words = lines.filter((line) => /\s/.test(line) && !line.startsWith('go: downloading'))
  return words.slice(-4).join('\n') || 'it said nothing'
}
