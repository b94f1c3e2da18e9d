/** Data that YAML can hold; what is undefined is left out. */
export type Yaml =
  | string
  | number
  | boolean
  | null
  | readonly Yaml[]
  | { readonly [key: string]: Yaml | undefined }

/**
 * Block style, keys in the order given. Written here because a rule file has tens of thousands of
 * nodes, and a general emitter takes seconds for what has to be done in a fraction of one.
 */
export function toYaml(value: Yaml): string {
  return `${block(value, '').replace(/^\n/, '')}\n`
}

function block(value: Yaml | undefined, indent: string): string {
  if (Array.isArray(value)) return list(value as readonly Yaml[], indent)
  if (typeof value === 'object' && value !== null) {
    return fields(value as { readonly [key: string]: Yaml | undefined }, indent)
  }
  return ` ${scalar(value as string | number | boolean | null, indent)}`
}

function list(values: readonly Yaml[], indent: string): string {
  if (values.length === 0) return ' []'
  return values
    .map((value) => `\n${indent}-${block(value, `${indent}  `).replace(/^\n\s*/, ' ')}`)
    .join('')
}

function fields(value: { readonly [key: string]: Yaml | undefined }, indent: string): string {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  if (entries.length === 0) return ' {}'
  return entries
    .map(([key, field]) => {
      const below = Array.isArray(field) || typeof field === 'object' ? `${indent}  ` : indent
      return `\n${indent}${plainOrQuoted(key)}:${block(field, below)}`
    })
    .join('')
}

function scalar(value: string | number | boolean | null, indent: string): string {
  if (typeof value !== 'string') return String(value)
  return isBlock(value) ? literal(value, indent) : plainOrQuoted(value)
}

/** Several lines of ordinary text are shown as they are. */
function isBlock(text: string): boolean {
  return /^[^\s\p{Cc}][^\p{Cc}]*(\n[^\p{Cc}\s][^\p{Cc}]*)+$/u.test(text)
}

function literal(text: string, indent: string): string {
  return `|-\n${text.replaceAll(/^/gm, `${indent}  `)}`
}

/** Plain only where no reader could take it for something else; JSON's strings are YAML's too. */
function plainOrQuoted(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text
  const quotable = text.includes('"') && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(text)
  return quotable ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)
}

const plain = /^([A-Za-z_/](:?[\w./-])*( [\w./()-]+)*|\d+[smhd])$/

const reserved = /^(true|false|null|yes|no|on|off|y|n|inf|nan|\.inf)$/i
