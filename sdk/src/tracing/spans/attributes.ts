import type { Attributes, AttributeValue } from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'

/** Redaction looks at no more than a hundred either. */
const max = { attributes: 100, text: 4_096, items: 64 } as const

export interface Bounded {
  readonly attributes: Attributes
  readonly dropped: number
}

/** Redacted, bounded, and in the types that OpenTelemetry has; other values are written as JSON. */
export function boundedAttributes(fields: object, redaction: Redaction): Bounded {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  const clean = redaction.value(Object.fromEntries(known.slice(0, max.attributes)))
  const attributes: Attributes = {}
  for (const [key, value] of Object.entries(clean as Record<string, unknown>)) {
    attributes[key] = isUrl(key) ? redaction.url(String(value)) : valueOf(value)
  }
  return { attributes, dropped: Math.max(0, known.length - max.attributes) }
}

/** Keys of the conventions that hold a URL, whose query is redacted by rules of its own. */
function isUrl(key: string): boolean {
  return key === 'url.full' || key === 'http.url' || key === 'http.target'
}

function valueOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return value.slice(0, max.text)
  if (typeof value === 'boolean' || typeof value === 'number') return value
  if (isTextList(value)) return value.slice(0, max.items).map((item) => item.slice(0, max.text))
  if (isNumberList(value)) return value.slice(0, max.items)
  return (JSON.stringify(value) ?? String(value)).slice(0, max.text)
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isNumberList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number')
}
