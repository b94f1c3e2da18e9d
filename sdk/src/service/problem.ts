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
  return { code, path, message: printable(sentence(...facts)) }
}

/** `routes["GET /orders"].share` */
export function formatPath(path: Path): string {
  const [first = 'the declaration', ...rest] = path
  return printable(String(first) + rest.map(formatStep).join(''))
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\w$]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}

/** Where and what in one line, for people. */
export function formatProblem({ path, message }: Problem): string {
  return `${formatPath(path)}: ${message}`
}

/** A value as a sentence names it: short, and without the password of an address. */
export function quote(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return `"${cut(value.replaceAll(credentials, '//…@'), 60)}"`
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object'
}

const credentials = /\/\/[^/\s]*@/g

/** What people wrote ends up in terminals and logs, so nothing in it may steer them. */
function printable(message: string): string {
  return cut(message.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD'), 1_000)
}

function cut(value: string, most: number): string {
  return value.length > most ? `${value.slice(0, most)}…` : value
}

/** Whether one of the problems lies at a place or within it. */
export function anyWithin(problems: readonly Problem[], place: Path): boolean {
  return problems.some(({ path }) => place.every((step, at) => step === path[at]))
}
