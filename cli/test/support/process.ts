import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Said } from './obs.ts'

/** The real program, with commands beside its own that behave badly. */
const fixture = fileURLToPath(new URL('../fixtures/obs.ts', import.meta.url))
const condition = '--conditions=@obs-toolkit/source'

/** For shells: quoted, and without arguments of its own. */
export const obsInShell = `'${process.execPath}' ${condition} '${fixture}'`

interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export function startObs(
  argv: readonly string[],
  { cwd, env }: Surroundings = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [condition, fixture, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Waits for its end; a signal that ended it is the code of a shell, 128 and more. */
export async function ended(child: ReturnType<typeof startObs>): Promise<Said> {
  const [[code], out, err] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: code ?? 128, out, err }
}

export async function obsProcess(argv: readonly string[], where: Surroundings = {}): Promise<Said> {
  return ended(startObs(argv, where))
}
