import { limits } from './defaults.ts'
import { problem } from './problem.ts'
import type { Path, Problem } from './problem.ts'

/** A copy of what was written, as plain data that no one else holds. */
export type Data = string | number | boolean | null | undefined | Data[] | { [key: string]: Data }

interface Walk {
  readonly problems: Problem[]
  readonly parents: unknown[]
  values: number
  full: boolean
}

/**
 * Copies a declaration before anything reads it: no getter runs, no prototype is followed, cycles
 * and absurd sizes end the copy. What is no data is left out and reported.
 */
export function snapshot(written: unknown): { data: Data; problems: readonly Problem[] } {
  const walk: Walk = { problems: [], parents: [], values: 0, full: false }
  const data = copy(written, [], walk)
  return { data, problems: walk.problems }
}

function copy(value: unknown, path: Path, walk: Walk): Data {
  walk.values++
  if (value === undefined || value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return copyNumber(value, path, walk)
  if (typeof value === 'string') return copyText(value, path, walk)
  if (typeof value === 'object') return copyObject(value, path, walk)
  return refuse(`This is a ${typeof value}.`, path, walk)
}

function copyNumber(value: number, path: Path, walk: Walk): Data {
  return Number.isFinite(value) ? value : refuse(`${value} is no number.`, path, walk)
}

function copyText(value: string, path: Path, walk: Walk): Data {
  if (value.length <= limits.bodyText) return value
  walk.problems.push(problem('too-big', path, `This text has ${value.length} characters.`))
  return undefined
}

function copyObject(value: object, path: Path, walk: Walk): Data {
  if (walk.parents.includes(value)) return refuse('This contains itself.', path, walk)
  if (path.length >= limits.depth) return tooBig('This is nested too deep.', path, walk)
  walk.parents.push(value)
  try {
    return Array.isArray(value) ? copyList(value, path, walk) : copyFields(value, path, walk)
  } catch {
    // A proxy may throw from anything.
    return refuse('This cannot be read.', path, walk)
  } finally {
    walk.parents.pop()
  }
}

function copyList(list: readonly unknown[], path: Path, walk: Walk): Data {
  if (list.length > limits.list) return tooBig(`This list has ${list.length} entries.`, path, walk)
  const copied: Data[] = []
  for (let at = 0; at < list.length && withinLimit(path, walk); at++) {
    copied.push(copyProperty(list, String(at), [...path, at], walk))
  }
  return copied
}

function copyFields(value: object, path: Path, walk: Walk): Data {
  if (!isPlain(value)) return refuse('This is an instance of a class.', path, walk)
  const keys = Object.keys(value)
  if (keys.length > limits.entries) return tooBig(`This has ${keys.length} keys.`, path, walk)
  const copied: { [key: string]: Data } = {}
  for (const key of keys) {
    if (!withinLimit(path, walk)) break
    const below = [...path, key.slice(0, limits.text)]
    if (key === '__proto__') refuse('The key __proto__ cannot be used.', below, walk)
    else if (key.length > limits.text) tooBig('This key is too long.', below, walk)
    else copied[key] = copyProperty(value, key, below, walk)
  }
  return copied
}

function copyProperty(holder: object, key: string, path: Path, walk: Walk): Data {
  const property = Object.getOwnPropertyDescriptor(holder, key)
  if (property?.get !== undefined) return refuse('This is a getter.', path, walk)
  return copy(property?.value, path, walk)
}

/** Of this realm or of another one, such as a test runner's. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function withinLimit(path: Path, walk: Walk): boolean {
  if (walk.values < limits.values) return true
  if (!walk.full) tooBig(`The declaration has more than ${limits.values} values.`, path, walk)
  walk.full = true
  return false
}

function refuse(what: string, path: Path, walk: Walk): undefined {
  walk.problems.push(problem('not-data', path, what))
}

function tooBig(what: string, path: Path, walk: Walk): undefined {
  walk.problems.push(problem('too-big', path, what))
}
