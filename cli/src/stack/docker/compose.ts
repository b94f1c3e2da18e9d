import { once } from 'node:events'
import { startChild } from '../../children.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Failure } from '../../failure.ts'
import type { Terminal } from '../../io.ts'
import { keepTail } from '../../verify/tail.ts'

/** Fails where this machine has no docker, or one that cannot compose. */
export async function needCompose(folder: string, terminal: Terminal): Promise<void> {
  const { code, tail } = await docker(folder, ['version'], terminal)
  if (code !== 0) throw unavailable(`it said: ${tail}`)
}

/** Runs `docker compose` with these words; what it prints goes where our notes go. */
export async function compose(
  folder: string,
  words: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { code, tail } = await docker(folder, words, terminal, (chunk) => terminal.note(chunk))
  if (code === 0) return
  throw new Failure(`docker compose ${words.join(' ')} failed`, {
    exitCode: exitCodes.unreachable,
    remedy: `${tail}\n\`docker compose logs\`, in ${folder}, says more.`,
  })
}

async function docker(
  folder: string,
  words: readonly string[],
  { env, signal }: Terminal,
  onOutput: (text: string) => void = () => {},
): Promise<{ readonly code: number | null; readonly tail: string }> {
  const child = startChild('docker', ['compose', ...words], {
    cwd: folder,
    env,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tail = keepTail(child)
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: string) => onOutput(chunk.trimEnd()))
  }
  const [code] = (await once(child, 'close').catch(notFound)) as [number | null]
  signal.throwIfAborted()
  return { code, tail: tail() }
}

function notFound(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  throw unavailable('docker was not found')
}

function unavailable(why: string): Failure {
  return new Failure('docker with its compose plugin is needed', {
    exitCode: exitCodes.unreachable,
    remedy: `${why}\nInstall it, or run the stack without it: obs up.`,
  })
}
