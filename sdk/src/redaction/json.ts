import { types } from 'node:util'
import { httpFormOf } from './http.ts'
import { unreadable } from './mark.ts'

/** What JSON would make of an object, where it would make something else, or nothing, or fail. */
export function jsonFormOf(value: object): unknown {
  const form = isPlain(value) ? value : formOfInstance(value)
  if (form !== value) return form
  const toJson: unknown = Reflect.get(value, 'toJSON')
  return typeof toJson === 'function' ? Reflect.apply(toJson, value, []) : value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function formOfInstance(value: object): unknown {
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (types.isMap(value)) return Object.fromEntries(namedEntries(value))
  if (types.isSet(value)) return [...value]
  if (types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) {
    return `[${value.byteLength} bytes]`
  }
  if (types.isBoxedPrimitive(value)) return value.valueOf()
  return httpFormOf(value) ?? value
}

function namedEntries(map: ReadonlyMap<unknown, unknown>): [string, unknown][] {
  return Array.from(map, ([key, value]) => [nameOf(key), value])
}

function nameOf(key: unknown): string {
  if (typeof key === 'string') return key
  return typeof key === 'number' || typeof key === 'bigint' ? String(key) : typeof key
}

export function readField(fields: object, key: string): unknown {
  try {
    return Reflect.get(fields, key)
  } catch {
    return unreadable
  }
}
