import type { Failure } from '../../failure.ts'
import { wrongDeclaration } from '../problems.ts'
import type { Fault } from './parse.ts'

/** One slip can make a parser stumble over every line that follows. */
const mostShown = 20

export function wrongSyntax(file: string, code: string, faults: readonly Fault[]): Failure {
  const shown = faults.slice(0, mostShown)
  return wrongDeclaration(shown.map((fault) => ({ file, ...fault, code, path: [] })))
}
