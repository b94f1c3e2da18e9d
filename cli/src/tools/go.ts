import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './child.ts'
import type { Context } from './context.ts'
import { isSystemError, WayClosed } from './errors.ts'
import type { GoModule } from './manifest.ts'
import { compareVersions } from './version.ts'

/** The Go that a module needs, from the `go` line of its go.mod. */
export async function goNeeded(module: GoModule): Promise<string> {
  const text = await readFile(join(module.folder, 'go.mod'), 'utf8')
  const version = /^go (\S+)$/m.exec(text)?.[1]
  if (version) return version
  throw new Error(`${module.folder}go.mod has no go line`)
}

/** Throws, with the reason, unless the Go on the PATH can build the module. */
export async function checkGo(module: GoModule, context: Context): Promise<void> {
  const needed = await goNeeded(module)
  const { version, toolchain } = await goFound(context)
  if (compareVersions(version, needed) >= 0) return
  // From 1.21 on, and unless told not to, Go fetches the toolchain that a module asks for.
  if (/(^|\+)(auto|path)$/.test(toolchain)) return
  const told = toolchain ? ` and GOTOOLCHAIN=${toolchain} keeps it from fetching another` : ''
  throw new WayClosed(`Go ${version} is too old: ${needed} is needed${told}`)
}

async function goFound(context: Context): Promise<{ version: string; toolchain: string }> {
  // In a folder without a go.mod, or that one's toolchain would answer.
  const asked = { command: 'go', args: ['env', 'GOVERSION', 'GOTOOLCHAIN'], cwd: tmpdir() }
  const ran = await run({ ...asked, env: context.env, signal: context.signal }).catch(
    (error: unknown) => {
      if (!isSystemError(error)) throw error
      const missing = error.code === 'ENOENT'
      throw new WayClosed(missing ? 'Go is not installed' : `go could not be run (${error.code})`)
    },
  )
  const [answer = '', toolchain = ''] = ran.lines
  const version = /\bgo(\d+\.\d+(?:\.\d+)?)/.exec(answer)?.[1]
  if (ran.code === 0 && version) return { version, toolchain }
  throw new WayClosed(`go env failed: ${ran.lines.join('; ')}`)
}
