import type { Clock } from '../spans/clock.ts'
import type { Description, Scope } from '../spans/description.ts'
import { spanJson } from './span.ts'
import { attributesJson } from './values.ts'

/** A span that waits for export: bytes, and nothing of what it was made from. */
export interface Encoded {
  /** Who made it, as OTLP has it. */
  readonly scope: string
  readonly span: Buffer
}

export function encode(description: Description, clock: Clock): Encoded {
  return {
    scope: scopeJson(description.scope),
    span: Buffer.from(spanJson(description, clock)),
  }
}

/** One object for each tracer. */
const scopes = new WeakMap<Scope, string>()

function scopeJson(scope: Scope): string {
  const known = scopes.get(scope)
  if (known !== undefined) return known
  const { name, version, attributes, schemaUrl } = scope
  const json =
    `"scope":${JSON.stringify({ name, version }).slice(0, -1)}` +
    `${attributes === undefined ? '' : `,"attributes":${attributesJson(attributes)}`}}` +
    (schemaUrl === undefined ? '' : `,"schemaUrl":${JSON.stringify(schemaUrl)}`)
  scopes.set(scope, json)
  return json
}
