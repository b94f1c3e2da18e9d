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
  const writing: Writing = { pieces: [], keys: new Map(), texts: new Map() }
  write(value, '', '\n', writing)
  return `${writing.pieces.join('')}\n`
}

/** Pieces are gathered, for joining them late is cheap. Keys and short texts come again and again. */
interface Writing {
  readonly pieces: string[]
  readonly keys: Map<string, string>
  readonly texts: Map<string, string>
}

/** `first` is what its first line begins with, `line` every other. */
function write(value: Yaml, first: string, line: string, writing: Writing): void {
  if (typeof value !== 'object' || value === null) {
    writing.pieces.push(scalar(value, line, writing))
  } else if (Array.isArray(value)) writeList(value as readonly Yaml[], first, line, writing)
  else writeFields(value as Fields, first, line, writing)
}

type Fields = { readonly [key: string]: Yaml | undefined }

function writeList(values: readonly Yaml[], first: string, line: string, writing: Writing): void {
  if (values.length === 0) writing.pieces.push(' []')
  const below = `${line}  `
  let begin = first
  for (const value of values) {
    writing.pieces.push(begin, '-')
    write(value, ' ', below, writing)
    begin = line
  }
}

function writeFields(fields: Fields, first: string, line: string, writing: Writing): void {
  const below = `${line}  `
  let begin: string | undefined
  for (const key in fields) {
    const value = fields[key]
    if (value === undefined) continue
    begin = begin === undefined ? first : line
    writing.pieces.push(begin, known(writing.keys, key, asKey))
    // A text of several lines is indented by itself.
    write(value, below, typeof value === 'object' ? below : line, writing)
  }
  if (begin === undefined) writing.pieces.push(' {}')
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
