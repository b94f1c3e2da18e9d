import type { Json } from './dashboard.ts'

/** What is there, where it has the type that is wanted. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null
}

/** Neither NaN nor infinite. */
export function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function objects(value: unknown): readonly Json[] {
  return list(value).filter(isObject)
}

/** `a` and `['a', 'b']` alike. */
export function texts(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((each) => each !== undefined && each !== null).map(String)
}
