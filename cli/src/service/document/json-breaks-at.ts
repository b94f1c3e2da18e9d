// `JSON.parse` names the place of a mistake in some of its messages and not in others.
type Kind = '{' | '[' | '}' | ']' | ',' | ':' | 'text' | 'other'
type State = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'after'

const space = /[ \t\n\r]*/uy
const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/uy

/** Where a text stops to be JSON: the offset of the first token that cannot stand there. */
export function jsonBreaksAt(text: string): number {
  const open: Kind[] = []
  let state: State | undefined = 'value'
  for (let offset = end(space, text, 0); ;) {
    const next = end(token, text, offset)
    if (next === offset) return offset
    state = step(state, kindOf(text.slice(offset, next)), open)
    if (state === undefined) return offset
    offset = end(space, text, next)
  }
}

function step(state: State, kind: Kind, open: Kind[]): State | undefined {
  if (state === 'colon') return kind === ':' ? 'value' : undefined
  if (state === 'after') return afterValue(kind, open)
  if (closes(state, kind)) return close(open)
  if (state.startsWith('key')) return kind === 'text' ? 'colon' : undefined
  if (kind === 'text' || kind === 'other') return 'after'
  if (kind !== '{' && kind !== '[') return undefined
  open.push(kind)
  return kind === '{' ? 'key or }' : 'value or ]'
}

function closes(state: State, kind: Kind): boolean {
  return state.endsWith(` ${kind}`)
}

function afterValue(kind: Kind, open: Kind[]): State | undefined {
  const within = open.at(-1)
  if (kind === ',' && within) return within === '{' ? 'key' : 'value'
  const closing = within === '{' ? '}' : ']'
  return within && kind === closing ? close(open) : undefined
}

function close(open: Kind[]): State {
  open.pop()
  return 'after'
}

function kindOf(written: string): Kind {
  if (written.startsWith('"')) return 'text'
  return written.length === 1 && '{}[],:'.includes(written) ? (written as Kind) : 'other'
}

function end(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}
