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
  const out: string[] = []
  write(value, '\n', { out, keys: new Map(), texts: new Map() })
  out[0] = ''
  return `${out.join('')}\n`
}

/** Pieces are gathered, for joining them late is cheap. Keys and short texts come again and again. */
interface Writing {
  readonly out: string[]
  readonly keys: Map<string, string>
  readonly texts: Map<string, string>
}

/** `line` is what a new line begins with. */
function write(value: Yaml, line: string, writing: Writing): void {
  if (typeof value !== 'object' || value === null) {
    writing.out.push(scalar(value, line, writing))
  } else if (Array.isArray(value)) writeList(value as readonly Yaml[], line, writing)
  else writeFields(value as Fields, line, writing)
}

type Fields = { readonly [key: string]: Yaml | undefined }

function writeList(values: readonly Yaml[], line: string, writing: Writing): void {
  const { out } = writing
  if (values.length === 0) out.push(' []')
  for (const value of values) {
    out.push(line, '-')
    const first = out.length
    write(value, `${line}  `, writing)
    // What begins a line of its own goes on behind the dash instead.
    if (out[first] === `${line}  `) out[first] = ' '
  }
}

function writeFields(fields: Fields, line: string, writing: Writing): void {
  const { out } = writing
  const before = out.length
  const below = `${line}  `
  for (const key in fields) {
    const value = fields[key]
    if (value === undefined) continue
    out.push(line, known(writing.keys, key, asKey))
    write(value, typeof value === 'object' ? below : line, writing)
  }
  if (out.length === before) out.push(' {}')
}

const longestKnown = 60

function scalar(value: string | number | boolean | null, line: string, { texts }: Writing): string {
  if (typeof value !== 'string') return ` ${value}`
  if (isBlock(value)) return literal(value, line)
  return value.length > longestKnown ? asText(value) : known(texts, value, asText)
}

/** Several lines of ordinary text are shown as they are. */
function isBlock(text: string): boolean {
  return text.includes('\n') && /^[^\s\p{Cc}][^\p{Cc}]*(\n[^\p{Cc}\s][^\p{Cc}]*)+$/u.test(text)
}

function literal(text: string, line: string): string {
  return ` |-${line}  ${text.replaceAll('\n', `${line}  `)}`
}

function asKey(text: string): string {
  return `${written(text)}:`
}

function asText(text: string): string {
  return ` ${written(text)}`
}

function known(before: Map<string, string>, text: string, write: (text: string) => string): string {
  const found = before.get(text)
  if (found !== undefined) return found
  const now = write(text)
  before.set(text, now)
  return now
}

/** Plain only where no reader could take it for something else; JSON's strings are YAML's too. */
function written(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text
  if (!text.includes('"') || unprintable.test(text)) return JSON.stringify(text)
  return text.includes("'") ? `'${text.replaceAll("'", "''")}'` : `'${text}'`
}

const plain = /^([A-Za-z_/](:?[\w./-])*( [\w./()-]+)*|\d+[smhd])$/

const reserved = /^(true|false|null|yes|no|on|off|y|n|inf|nan|\.inf)$/i

// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/
