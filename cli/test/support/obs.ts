import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { run } from '../../src/run.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface World {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Somebody looks at the streams. */
  readonly screen?: boolean
  readonly signal?: AbortSignal
}

/** `obs` as a function: all that it says, and its exit code. */
export async function obs(argv: readonly string[], world: World = {}): Promise<Said> {
  const { cwd = process.cwd(), env = {}, screen = false } = world
  const signal = world.signal ?? new AbortController().signal
  const stdout = Object.assign(new PassThrough(), { isTTY: screen })
  const stderr = Object.assign(new PassThrough(), { isTTY: screen })
  const said = Promise.all([text(stdout), text(stderr)])
  const code = await run(argv, { stdout, stderr, env, cwd, signal })
  stdout.end()
  stderr.end()
  const [out, err] = await said
  return { code, out, err }
}
