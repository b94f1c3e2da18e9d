/** Something about a request that a schema does not allow. */
export interface Violation {
  readonly detail: string
  /** RFC 6901, as a fragment: `#/lines/0/sku`. */
  readonly pointer: string
  /** Where in the request, where the validator says. */
  readonly in?: string
}

const maxViolations = 100
const maxDetail = 500

/** Parts of a request, as validators name them. */
const parts: Readonly<Record<string, string>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
}

/** What validators have in common is only the look of their errors, so that is what is read. */
type Entry = Readonly<Record<string, unknown>> & { readonly message: string }

/**
 * The single violations in an error of ajv and Fastify (`validation`), zod and valibot (`issues`),
 * joi (`details`), express-openapi-validator (`errors`), yup (`inner`); none where it is no such.
 */
export function violationsOf(error: unknown, clean: (text: string) => string): Violation[] {
  if (typeof error !== 'object' || error === null) return []
  const { validation, issues, details, errors, inner, validationContext } = error as Readonly<
    Record<string, unknown>
  >
  const part = typeof validationContext === 'string' ? parts[validationContext] : undefined
  const list = [validation, issues, details, errors, inner].find(isList) ?? []
  return list.slice(0, maxViolations).map((entry) => violation(entry, part, clean))
}

function isList(value: unknown): value is readonly Entry[] {
  return Array.isArray(value) && value.length > 0 && value.every(isEntry)
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { message, path, instancePath } = value as Readonly<Record<string, unknown>>
  const located =
    Array.isArray(path) || typeof path === 'string' || typeof instancePath === 'string'
  return typeof message === 'string' && located
}

function violation(
  entry: Entry,
  knownPart: string | undefined,
  clean: (text: string) => string,
): Violation {
  const { segments, part = knownPart } = locate(entry)
  const pointer = `#${segments.map((segment) => `/${escapeSegment(segment)}`).join('')}`
  const detail = clean(entry.message).slice(0, maxDetail)
  return { detail, pointer, ...(part === undefined ? {} : { in: part }) }
}

interface Location {
  readonly segments: readonly string[]
  readonly part?: string | undefined
}

function locate({ path, instancePath, params }: Entry): Location {
  if (typeof instancePath === 'string') {
    const { missingProperty } = (params ?? {}) as { missingProperty?: unknown }
    const missing = typeof missingProperty === 'string' ? [missingProperty] : []
    return { segments: [...readPointer(instancePath), ...missing] }
  }
  if (Array.isArray(path)) return { segments: path.map(keyOf) }
  const text = String(path)
  if (!text.startsWith('/')) return { segments: text.match(/[^.[\]]+/g) ?? [] }
  const [first = '', ...rest] = readPointer(text)
  const part = parts[first]
  return part === undefined ? { segments: [first, ...rest] } : { segments: rest, part }
}

function readPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Valibot's paths are of objects that hold their key. */
function keyOf(segment: unknown): string {
  const { key = segment } = Object(segment) as { key?: unknown }
  return String(key)
}

function escapeSegment(segment: string): string {
  return encodeURIComponent(
    segment
      .replaceAll('~', '~0')
      .replaceAll('/', '~1')
      .replace(/\p{Surrogate}/gu, '\uFFFD'),
  )
}
