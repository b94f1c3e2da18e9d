import { lstat, mkdir, rename, rm, chmod } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { run } from './child.ts'
import type { Context } from './context.ts'
import { isSystemError, WayClosed } from './errors.ts'

/**
 * Takes the named programs out of `<release>.tar.gz` or `.zip`, where they lie in a folder of the
 * release's name, and puts them beside the archive. Nothing else of the archive is written.
 */
export async function unpack(
  archive: string,
  programs: readonly string[],
  context: Context,
): Promise<void> {
  const release = basename(archive).replace(/\.(tar\.gz|tgz|zip)$/, '')
  const wanted = programs.map((program) => `${release}/${program}`)
  const members = await tar(['-tf', basename(archive)], dirname(archive), context)
  check(members, wanted, basename(archive))
  const into = join(dirname(archive), 'unpacked')
  await mkdir(into)
  await tar(['-xf', basename(archive), '-C', 'unpacked', ...wanted], dirname(archive), context)
  for (const program of programs) await takeOut(join(into, release, program), dirname(archive))
  await rm(into, { recursive: true })
}

function check(members: readonly string[], wanted: readonly string[], archive: string): void {
  const stray = members.find((member) => /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)/i.test(member))
  if (stray) throw new WayClosed(`${archive} wants to write outside its folder: ${stray}`)
  const missing = wanted.find((member) => !members.includes(member))
  if (missing) throw new WayClosed(`${archive} does not contain ${missing}`)
}

async function takeOut(file: string, folder: string): Promise<void> {
  const found = await lstat(file)
  if (!found.isFile()) throw new WayClosed(`${basename(file)} in the archive is not a file`)
  await chmod(file, 0o755)
  await rename(file, join(folder, basename(file)))
}

async function tar(args: readonly string[], cwd: string, context: Context): Promise<string[]> {
  const lines: string[] = []
  const ran = await run({
    command: tarCommand(context),
    args,
    cwd,
    env: context.env,
    signal: context.signal,
    onLine: (line) => lines.push(line),
  }).catch((error: unknown) => {
    throw isSystemError(error) ? new WayClosed(`tar could not be run (${error.code})`) : error
  })
  if (ran.code === 0) return lines
  throw new WayClosed(`tar could not read ${args[1]}: ${lines.slice(-2).join('; ')}`)
}

/** Windows' own tar reads zip archives; one from Git or MSYS, first on the PATH, does not. */
function tarCommand(context: Context): string {
  const windows = context.platform.startsWith('windows')
  return windows ? join(context.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tar.exe') : 'tar'
}
