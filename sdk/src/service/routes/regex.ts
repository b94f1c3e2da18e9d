import { closing } from './balanced.ts'
import { param, text, wildcard } from './parts.ts'
import type { Part } from './parts.ts'

const lookaround = /^\(\?<?[=!]/
const namedGroup = /^\(\?<(\w+)>/
const quantifier = /[*+?]|\{\d*,?\d*\}/y
const characterClass = /[dDwWsSbB0-9]/

/**
 * The readable form of a regular expression, as alternatives: literals stay, named groups become
 * parameters, the rest becomes wildcards. Which is bounded, and says what an operator needs.
 */
export function parseRegex(source: string): readonly (readonly Part[])[] {
  const alternatives: Part[][] = [[]]
  for (let at = 0; at < source.length;) {
    const parts = alternatives.at(-1) ?? []
    const char = source[at] ?? ''
    if (char === '|') {
      alternatives.push([])
      at++
    } else if (char === '(') at = readGroup(source, at, parts)
    else if (char === '[') at = readClass(source, at, parts)
    else if (char === '\\') at = readEscape(source, at, parts)
    else at = readCharacter(source, at, parts)
    at = readQuantifier(source, at, parts)
  }
  return alternatives
}

function readCharacter(source: string, at: number, parts: Part[]): number {
  const char = source[at] ?? ''
  if (char === '.') parts.push(wildcard)
  else if (char !== '^' && char !== '$') parts.push(text(char))
  return at + 1
}

function readEscape(source: string, at: number, parts: Part[]): number {
  const char = source[at + 1] ?? ''
  parts.push(characterClass.test(char) ? wildcard : text(char))
  return at + 2
}

function readClass(source: string, at: number, parts: Part[]): number {
  parts.push(wildcard)
  let end = at + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end + 1
}

function readGroup(source: string, at: number, parts: Part[]): number {
  const close = closing(source, at)
  const content = source.slice(at, at + 200)
  if (!lookaround.test(content)) {
    const name = namedGroup.exec(content)?.[1]
    parts.push(name === undefined ? wildcard : param(name))
  }
  return close === -1 ? source.length : close + 1
}

/** `\/?` at the end is a slash that does not matter; a repeated or optional literal is unknown. */
function readQuantifier(source: string, at: number, parts: Part[]): number {
  quantifier.lastIndex = at
  const found = quantifier.exec(source)
  if (found === null) return at
  const last = parts.at(-1)
  if (last?.kind === 'text') {
    parts.pop()
    if (last.text !== '/') parts.push(wildcard)
  } else if (last?.kind === 'param' && found[0] === '?') {
    parts.splice(-1, 1, param(last.name, true))
  }
  quantifier.lastIndex = at + found[0].length
  const lazy = source[quantifier.lastIndex] === '?' ? 1 : 0
  return quantifier.lastIndex + lazy
}
