import { run } from './child.ts'
import { isSystemError } from './errors.ts'
import type { Binary } from './manifest.ts'
import type { Env } from './platform.ts'

export type Answer = { readonly version: string } | { readonly problem: string }

/** What a binary that was built without a version says. */
const unknownVersion = 'unknown'

const patienceMs = 30_000

/** Asks a binary for its version, and so whether it runs here and is what its name says. */
export async function probe(
  path: string,
  binary: Binary,
  env: Env,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const late = AbortSignal.timeout(patienceMs)
  try {
    const ran = await run({
      command: path,
      args: [binary.versionArgument],
      env,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    })
    return read(ran.lines.join('\n'), binary)
  } catch (error) {
    signal?.throwIfAborted()
    if (late.aborted) return { problem: `gave no answer within ${patienceMs / 1000} s` }
    if (isSystemError(error)) return { problem: `could not be run (${error.code})` }
    throw error
  }
}

function read(answer: string, binary: Binary): Answer {
  // On Windows a program may call itself `k6.exe`.
  const [, after] = answer.replaceAll('.exe', '').split(binary.versionFollows, 2)
  if (after === undefined) {
    return {
      problem: `does not answer "${binary.versionArgument}" with "${binary.versionFollows}…"`,
    }
  }
  return { version: /^v?(\d+(?:\.\d+)+[\w.+-]*)/.exec(after)?.[1] ?? unknownVersion }
}
