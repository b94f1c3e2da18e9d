import { relative } from 'node:path'
import { resolveService } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { readDeclaration } from './declaration.ts'
import type { ReaderIo } from './declaration.ts'
import { discover } from './discover.ts'
import type { Wanted } from './discover.ts'
import { wrongDeclaration } from './problems.ts'
import type { LocatedProblem } from './problems.ts'

export interface LoadedService {
  /** Absolute. */
  readonly file: string
  readonly service: Service
}

/** Every declaration that is meant, checked; all problems of all of them at once. */
export async function loadServices(terminal: Wanted & ReaderIo): Promise<readonly LoadedService[]> {
  const loaded: LoadedService[] = []
  const problems: LocatedProblem[] = []
  for (const file of await discover(terminal)) {
    const { value, locate } = await readDeclaration(file, terminal)
    const { service, problems: found } = resolveService(value)
    loaded.push({ file, service })
    const shown = relative(terminal.cwd, file)
    const located = found.map((problem) => ({ file: shown, ...locate(problem.path), ...problem }))
    problems.push(...located.toSorted(byPlace))
  }
  if (problems.length > 0) throw wrongDeclaration(problems)
  return loaded
}

function byPlace(a: LocatedProblem, b: LocatedProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
