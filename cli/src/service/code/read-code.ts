import { relative } from 'node:path'
import * as ours from '@obs-toolkit/sdk/service'
import { createJiti } from 'jiti'
import type { Declaration, ReaderIo } from '../declaration.ts'
import { declarationIn } from './exported.ts'
import { forbidExit } from './forbid-exit.ts'
import { redirectOutput } from './redirect-output.ts'
import { within } from './within.ts'
import { asFailure } from './why-it-threw.ts'

const mostMs = 30_000

/**
 * Runs the file as its repository's own tools would, whatever its package.json and tsconfig.json
 * say about modules. `defineService` is always ours, so that nothing must be installed beside it;
 * no cache is kept, so that nothing is left in the repository.
 */
export async function readCode(file: string, io: ReaderIo): Promise<Declaration> {
  const jiti = createJiti(file, {
    fsCache: false,
    interopDefault: false,
    tsconfigPaths: true,
    virtualModules: { '@obs-toolkit/sdk/service': ours },
  })
  const shown = relative(io.cwd, file)
  const restore = [redirectOutput(io.stderr), forbidExit(shown)]
  try {
    const exported = await within(mostMs, io.signal, shown, jiti.import(file))
    return { value: declarationIn(exported, shown), locate: () => undefined }
  } catch (error) {
    throw asFailure(error, file, io)
  } finally {
    for (const each of restore) each()
  }
}
