import { formatPath } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import { table } from '../terminal/table.ts'
import type { Position } from './declaration.ts'

/** A problem with its place, as `--json` shows it. */
export interface LocatedProblem extends Partial<Position> {
  /** Relative to the current folder. */
  readonly file: string
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** All of them at once, grouped by file: `file:line:column  path  message`. */
export function wrongDeclaration(problems: readonly LocatedProblem[]): Failure {
  const files = new Set(problems.map(({ file }) => file))
  const message = [...files].map((file) => {
    const found = problems.filter((problem) => problem.file === file)
    return `${heading(file, found)}\n${rows(found)}`
  })
  return new Failure(message.join('\n\n'), { details: { problems } })
}

function heading(file: string, { length }: readonly LocatedProblem[]): string {
  return `${file} has ${length === 1 ? 'a problem' : `${length} problems`}`
}

function rows(problems: readonly LocatedProblem[]): string {
  const cells = problems.map((problem) => [
    placeOf(problem),
    ...(problem.path.length > 0 ? [formatPath(problem.path)] : []),
    problem.message,
  ])
  return table(cells)
}

function placeOf({ file, line, column }: LocatedProblem): string {
  return line === undefined ? file : `${file}:${line}:${column}`
}
