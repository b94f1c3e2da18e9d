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
  write(value, '\n', out)
  return `${out.join('').trimStart()}\n`
}

/** `line` is what a new line begins with. Pieces are gathered, for joining them late is cheap. */
function write(value: Yaml, line: string, out: string[]): void {
  if (typeof value !== 'object' || value === null) out.push(' ', scalar(value, line))
  else if (Array.isArray(value)) writeList(value as readonly Yaml[], line, out)
  else writeFields(value as Fields, line, out)
}

type Fields = { readonly [key: string]: Yaml | undefined }

function writeList(values: readonly Yaml[], line: string, out: string[]): void {
  if (values.length === 0) out.push(' []')
  for (const value of values) {
    out.push(line, '-')
    const first = out.length
    write(value, `${line}  `, out)
    // What begins a line of its own goes on behind the dash instead.
    if (out[first] === `${line}  `) out[first] = ' '
  }
}

function writeFields(fields: Fields, line: string, out: string[]): void {
  const before = out.length
  for (const key in fields) {
    const value = fields[key]
    if (value === undefined) continue
    out.push(line, plainOrQuoted(key), ':')
    write(value, typeof value === 'object' ? `${line}  ` : line, out)
  }
  if (out.length === before) out.push(' {}')
}

function scalar(value: string | number | boolean | null, line: string): string {
  if (typeof value !== 'string') return String(value)
  return isBlock(value) ? literal(value, line) : plainOrQuoted(value)
}

/** Several lines of ordinary text are shown as they are. */
function isBlock(text: string): boolean {
  return text.includes('\n') && /^[^\s\p{Cc}][^\p{Cc}]*(\n[^\p{Cc}\s][^\p{Cc}]*)+$/u.test(text)
}

function literal(text: string, line: string): string {
  return `|-${line}  ${text.replaceAll('\n', `${line}  `)}`
}

/** Plain only where no reader could take it for something else; JSON's strings are YAML's too. */
function plainOrQuoted(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text
  const quotable = text.includes('"') && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(text)
  return quotable ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)
}

const plain = /^([A-Za-z_/](:?[\w./-])*( [\w./()-]+)*|\d+[smhd])$/

const reserved = /^(true|false|null|yes|no|on|off|y|n|inf|nan|\.inf)$/i
