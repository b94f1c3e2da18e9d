import type { Part } from './parts.ts'

/** Kept as they are; whatever else a template says literally is percent-encoded. */
const kept = /[\w\-.~/%!$&+,;=@[\]^]/
const startsName = /^[\w$]/

/** Parts in the canonical grammar: one leading slash, none at the end, none doubled. */
export function printTemplate(parts: readonly Part[]): string {
  const printed = printParts(simplify(parts)).replaceAll(/\/{2,}/g, '/')
  const rooted = /^\{?\//.test(printed) ? printed : `/${printed}`
  return rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted
}

/** Joins text, merges wildcards, and writes the usual optional groups as `/:id?` and `/*`. */
function simplify(parts: readonly Part[]): Part[] {
  const simple: Part[] = []
  for (const part of parts.flatMap((each) =>
    each.kind === 'group' ? ungroup(each.parts) : [each],
  )) {
    const last = simple.at(-1)
    if (part.kind === 'wildcard' && last?.kind === 'wildcard') continue
    if (part.kind === 'text' && last?.kind === 'text') {
      simple.splice(-1, 1, {
        kind: 'text',
        text: `${last.text}${part.text}`.replaceAll(/\/{2,}/g, '/'),
      })
    } else simple.push(part)
  }
  return simple
}

function ungroup(grouped: readonly Part[]): readonly Part[] {
  const parts = simplify(grouped)
  const delimiter =
    parts[0]?.kind === 'text' && /^[/.]$/.test(parts[0].text) ? parts.slice(0, 1) : []
  const [only, ...more] = parts.slice(delimiter.length)
  if (
    only === undefined &&
    (delimiter.length === 0 || parts[0]?.kind !== 'text' || parts[0].text === '/')
  ) {
    return []
  }
  if (more.length === 0 && only?.kind === 'param')
    return [...delimiter, { ...only, optional: true }]
  if (more.length === 0 && only?.kind === 'wildcard') return [...delimiter, only]
  return [{ kind: 'group', parts }]
}

function printParts(parts: readonly Part[]): string {
  return parts.map((part, at) => printPart(part, parts[at + 1])).join('')
}

function printPart(part: Part, next: Part | undefined): string {
  if (part.kind === 'text') return printText(part.text)
  if (part.kind === 'group') return `{${printParts(part.parts)}}`
  if (part.kind === 'param' && part.optional) return `:${part.name}?`
  // An empty `()` keeps the letters that follow from being read as part of the name.
  const apart = next?.kind === 'text' && startsName.test(printText(next.text)) ? '()' : ''
  return part.kind === 'param' ? `:${part.name}${apart}` : `*${apart}`
}

function printText(value: string): string {
  return Array.from(value, (char) => {
    if (char === ':') return '::'
    return kept.test(char) ? char : percentEncode(char)
  }).join('')
}

const loneSurrogate = /^[\uD800-\uDFFF]$/

function percentEncode(char: string): string {
  if (loneSurrogate.test(char)) return '%EF%BF%BD'
  const encoded = encodeURIComponent(char)
  if (encoded !== char) return encoded
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
