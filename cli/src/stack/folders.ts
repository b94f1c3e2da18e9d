import { join } from 'node:path'

/** Where a stack keeps its things: below the folder in which it was started. */
export interface Folders {
  readonly root: string
  /** As `obs generate` would write it, with the addresses of this stack. */
  readonly generated: string
  readonly data: string
  readonly logs: string
}

export function foldersIn(cwd: string): Folders {
  const root = join(cwd, '.obs', 'up')
  return {
    root,
    generated: join(root, 'generated'),
    data: join(root, 'data'),
    logs: join(root, 'logs'),
  }
}
