import type { ServiceDefinition } from '../definition.ts'
import type { Messages, ProblemCode } from '../messages.ts'
import { problem } from '../problem.ts'
import type { Path, Problem } from '../problem.ts'

/** A declaration of the right shape; parts that were wrong are missing, or holes in lists. */
export type Checked = Partial<ServiceDefinition>

/** What relates two places of a declaration to each other. */
export type Rule = (definition: Checked) => readonly Finding[]

export interface Finding {
  readonly problem: Problem
  /** What to leave out, so that the rest holds. */
  readonly leaveOut: readonly Path[]
  /** A problem here explains this one; where the problem itself is, unless said. */
  readonly because?: Path
}

/** Reported at the place that is left out. */
export function finding<Code extends ProblemCode>(
  code: Code,
  path: Path,
  ...facts: Parameters<Messages[Code]>
): Finding {
  return { problem: problem(code, path, ...facts), leaveOut: [path] }
}
