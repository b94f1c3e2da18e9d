/**
 * Express 4 forgets the path of what is mounted by `use`, but keeps the expression that
 * path-to-regexp 0.1 made of it, and the names of its parameters. This reads the path back.
 * An expression that the application wrote itself is returned as it is.
 */
export function unparse(regexp: RegExp, keys: readonly Key[], concrete: string): string | RegExp {
  const alternatives = regexp.source.split('|^').map((part) => part.replace(/^\^?/, '^'))
  const index = alternatives.findIndex((part) => new RegExp(part, regexp.flags).test(concrete))
  const source = alternatives[index]
  if (source === undefined || !source.endsWith(mountEnd)) return regexp
  const earlier = alternatives.slice(0, index).map(groupsOf)
  const own = keys.slice(earlier.reduce((sum, groups) => sum + groups, 0))
  return readPath(source.slice(1, -mountEnd.length), own) ?? regexp
}

/** How many values an expression captures: parameters are numbered over all alternatives. */
function groupsOf(source: string): number {
  return (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1
}

export interface Key {
  name: string | number
}

const mountEnd = String.raw`\/?(?=\/|$)`

function readPath(source: string, keys: readonly Key[]): string | null {
  const names = keys.values()
  let path = ''
  let at = 0
  while (at < source.length) {
    if (source[at] === '\\') {
      path += source[at + 1] ?? ''
      at += 2
    } else if (source[at] === '(') {
      const end = closing(source, at)
      const piece = readGroup(source.slice(at, end), names)
      if (piece === null) return null
      path += piece
      at = end
      if (source[at] === '?') {
        path += '?'
        at += 1
      }
    } else {
      path += source[at]
      at += 1
    }
  }
  return path
}

/** `(.*)` stands for `*`; `(?:\/([^/]+?))` for `/:name`. */
function readGroup(group: string, names: Iterator<Key>): string | null {
  const { value: key } = names.next()
  if (key === undefined) return null
  if (group === '(.*)') return '*'
  const prefix = /^\(\?:\\?([/.]?)\(/.exec(group)?.[1]
  return prefix === undefined ? null : `${prefix}:${key.name}`
}

function closing(source: string, open: number): number {
  let depth = 0
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '(') depth += 1
    else if (source[at] === ')' && (depth -= 1) === 0) return at + 1
  }
  return source.length
}
