import { messages } from './messages.ts'
import type { Messages, ProblemCode } from './messages.ts'

/** Keys and list positions from the root: `['routes', 'GET /orders', 'share']`. */
export type Path = readonly (string | number)[]

/** Something wrong in a declaration, as data: what, where, and a sentence that says what to do. */
export interface Problem {
  readonly code: ProblemCode
  readonly path: Path
  readonly message: string
}

/** Typed by code: each sentence gets exactly the facts that it needs. */
export function problem<Code extends ProblemCode>(
  code: Code,
  path: Path,
  ...facts: Parameters<Messages[Code]>
): Problem {
  const sentence = messages[code] as (...facts: Parameters<Messages[Code]>) => string
  return { code, path, message: sentence(...facts) }
}

/** `routes["GET /orders"].share` */
export function formatPath(path: Path): string {
  const [first = 'the declaration', ...rest] = path
  return String(first) + rest.map(formatStep).join('')
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\w$]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}

/** Where and what in one line, for people. */
export function formatProblem({ path, message }: Problem): string {
  return `${formatPath(path)}: ${message}`
}

/** A value as a sentence names it, cut to a readable length. */
export function quote(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value !== 'string') return String(value).slice(0, 40)
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value
  return JSON.stringify(shown)
}
