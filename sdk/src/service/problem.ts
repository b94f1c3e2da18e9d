import type { ProblemCode } from './messages.ts'

/** Something wrong in a declaration, as data: what, where, and a sentence that says what to do. */
export interface Problem {
  readonly code: ProblemCode
  /** Keys and list positions from the root: `['routes', 'GET /orders', 'share']`. */
  readonly path: readonly (string | number)[]
  readonly message: string
}
