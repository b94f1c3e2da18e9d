import type { Attributes } from '@opentelemetry/api'
import type { Encoded } from './encoded.ts'
import { attributesJson } from './values.ts'

interface Resource {
  readonly attributes: Attributes
  readonly schemaUrl?: string | undefined
}

/** What all spans of a process have in common; made once. */
export function resourceJson({ attributes, schemaUrl }: Resource): string {
  const url = schemaUrl === undefined ? '' : `,"schemaUrl":${JSON.stringify(schemaUrl)}`
  return `"resource":{"attributes":${attributesJson(attributes)}}${url}`
}

const comma = Buffer.from(',')

/** The body of an export: the spans, by who made them. */
export function requestBody(resource: string, spans: readonly Encoded[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`{"resourceSpans":[{${resource},"scopeSpans":[`)]
  for (const [scope, ofScope] of byScope(spans)) {
    const first = parts.length === 1
    parts.push(Buffer.from(`${first ? '' : ','}{${scope},"spans":[`))
    ofScope.forEach((span, index) => parts.push(...(index === 0 ? [span] : [comma, span])))
    parts.push(Buffer.from(']}'))
  }
  parts.push(Buffer.from(']}]}'))
  return Buffer.concat(parts)
}

function byScope(spans: readonly Encoded[]): Map<string, Buffer[]> {
  const scopes = new Map<string, Buffer[]>()
  for (const { scope, span } of spans) {
    const known = scopes.get(scope)
    if (known === undefined) scopes.set(scope, [span])
    else known.push(span)
  }
  return scopes
}
