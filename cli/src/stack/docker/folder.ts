import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../failure.ts'

/** Of the repository, which the published package does not have. */
export function composeFolder(): string {
  const folder = fileURLToPath(new URL('../../../../compose', import.meta.url))
  if (existsSync(join(folder, 'compose.yaml'))) return folder
  throw new Failure('the composed stack is in the repository, and not in this package', {
    remedy: 'Clone the repository, or run the stack without docker: obs up.',
  })
}
