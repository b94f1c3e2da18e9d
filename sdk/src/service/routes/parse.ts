import { closing } from './balanced.ts'
import { group, param, text, wildcard } from './parts.ts'
import type { Part } from './parts.ts'
import { dialects } from './syntax.ts'
import type { Dialect, RouteSyntax } from './syntax.ts'

const name = /[\p{ID_Continue}$]+/uy
const quotedName = /"((?:\\.|[^"\\])+)"/y
const plain = /^[\w/.:~-]*$/
const deepestGroup = 8

interface Cursor {
  readonly source: string
  readonly dialect: Dialect
  /** How many groups it is in. */
  readonly depth: number
  at: number
}

/** One template, without alternatives, to its parts. What makes no sense is taken as text. */
export function parseTemplate(source: string, syntax: RouteSyntax): readonly Part[] {
  return parseParts(source, dialects[syntax], 0)
}

function parseParts(source: string, dialect: Dialect, depth: number): Part[] {
  const cursor: Cursor = { source, dialect, depth, at: 0 }
  const parts: Part[] = []
  while (cursor.at < source.length) parsePart(cursor, parts)
  return parts
}

function parsePart(cursor: Cursor, parts: Part[]): void {
  const { source, dialect } = cursor
  const char = source[cursor.at] ?? ''
  const next = source[cursor.at + 1]
  cursor.at++
  if (char === ':') parts.push(parseColon(cursor))
  else if (char === '*') parts.push(parseWildcard(cursor))
  else if (char === '{' && dialect.groups) parts.push(parseGroup(cursor))
  else if (char === '(' && dialect.patterns) parts.push(parsePattern(cursor))
  else if (char === '?' && dialect.patterns) makeLastOptional(parts)
  else if (char === '\\' && dialect.backslash && next !== undefined) parts.push(take(cursor))
  else parts.push(text(char))
}

function take(cursor: Cursor): Part {
  return text(cursor.source[cursor.at++] ?? '')
}

function parseColon(cursor: Cursor): Part {
  if (cursor.dialect.doubleColon && cursor.source[cursor.at] === ':') return take(cursor)
  const found = parseName(cursor)
  if (found === null) return text(':')
  skipConstraint(cursor)
  const optional = cursor.source[cursor.at] === '?'
  if (optional) cursor.at++
  return param(found, optional)
}

function parseWildcard(cursor: Cursor): Part {
  if (cursor.dialect.namedWildcards) parseName(cursor)
  skipConstraint(cursor)
  if (cursor.dialect.patterns && cursor.source[cursor.at] === '?') cursor.at++
  return wildcard
}

function parseName(cursor: Cursor): string | null {
  name.lastIndex = quotedName.lastIndex = cursor.at
  const quoted = cursor.dialect.groups ? quotedName.exec(cursor.source)?.[1] : undefined
  if (quoted !== undefined) {
    cursor.at = quotedName.lastIndex
    return quoted
  }
  const found = name.exec(cursor.source)
  if (found !== null) cursor.at = name.lastIndex
  return found?.[0] ?? null
}

/** `:id(\\d+)`: which ids it takes is the router's affair. */
function skipConstraint(cursor: Cursor): void {
  if (cursor.source[cursor.at] !== '(') return
  const close = closing(cursor.source, cursor.at)
  if (close !== -1) cursor.at = close + 1
}

function parseGroup(cursor: Cursor): Part {
  const { source, dialect, depth } = cursor
  const close = depth < deepestGroup ? closing(source, cursor.at - 1) : -1
  if (close === -1) return text('{')
  const content = source.slice(cursor.at, close)
  cursor.at = close + 1
  return group(parseParts(content, dialect, depth + 1))
}

/** `(/b)?` is an optional group, any other pattern without a name a wildcard. */
function parsePattern(cursor: Cursor): Part {
  const close = closing(cursor.source, cursor.at - 1)
  if (close === -1) return text('(')
  const content = cursor.source.slice(cursor.at, close)
  const quantifier = cursor.source[close + 1]
  cursor.at = close + 1
  if (quantifier !== undefined && '?*+'.includes(quantifier)) cursor.at++
  if (quantifier !== '?' || !plain.test(content)) return wildcard
  return group(parseParts(content, cursor.dialect, cursor.depth + 1))
}

/** `/colou?r`: the question mark belongs to one character. */
function makeLastOptional(parts: Part[]): void {
  const last = parts.at(-1)
  if (last?.kind === 'text') parts.splice(-1, 1, group([last]))
}
