import { types } from 'node:util'
import { cut, unreadable } from './mark.ts'

/** An error as a log line and a span's event show it: bounded, and without its secrets. */
export interface DescribedError {
  type: string
  message: string
  code?: string | number
  stack?: string
  /** What it was caused by, nearest first; the parts of an AggregateError too. */
  causes?: DescribedError[]
}

const max = { type: 128, message: 2_048, stack: 8_192, causes: 5 } as const

export function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error
}

export function describeError(
  error: unknown,
  clean: (text: string) => string,
  withStack: boolean,
): DescribedError {
  const described = describeOne(error, clean, withStack)
  const causes = causesOf(error).map((cause) => describeOne(cause, clean, withStack))
  return causes.length === 0 ? described : { ...described, causes }
}

function describeOne(
  error: unknown,
  clean: (text: string) => string,
  withStack: boolean,
): DescribedError {
  const text = (value: string, length: number) => cut(clean(value), length)
  if (!isError(error)) return { type: typeof error, message: text(asText(error), max.message) }
  const code = read(error, 'code')
  const stack = withStack ? read(error, 'stack') : undefined
  return {
    type: text(asText(read(error, 'name')), max.type),
    message: text(asText(read(error, 'message')), max.message),
    ...(typeof code === 'string' && { code: text(code, max.type) }),
    ...(typeof code === 'number' && { code }),
    ...(typeof stack === 'string' && { stack: text(stack, max.stack) }),
  }
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  const seen = new Set([error])
  for (const from of seen) {
    for (const cause of directCausesOf(from)) {
      if (seen.has(cause) || causes.length >= max.causes) continue
      seen.add(cause)
      causes.push(cause)
    }
  }
  return causes
}

function directCausesOf(error: unknown): unknown[] {
  if (!isError(error)) return []
  const cause = read(error, 'cause')
  const parts = read(error, 'errors')
  const direct = cause == null ? [] : [cause]
  return Array.isArray(parts) ? [...direct, ...parts.slice(0, max.causes)] : direct
}

function read(error: object, property: string): unknown {
  try {
    return Reflect.get(error, property)
  } catch {
    return unreadable
  }
}

/** Of an object that was thrown, no more than its message: it may hold anything. */
function asText(value: unknown): string {
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return String(value)
  const message = read(value, 'message')
  return typeof message === 'string' ? message : 'object'
}
