import { LineCounter, parseDocument } from 'yaml'
import type { Document, ErrorCode } from 'yaml'
import type { Position } from '../declaration.ts'
import { repeatedKeys } from './repeated-keys.ts'
import { locate, positionAt } from './positions.ts'

export interface Parsed {
  readonly document: Document.Parsed
  readonly faults: readonly Fault[]
  readonly locate: (path: readonly (string | number)[]) => Position
}

export interface Fault extends Position {
  readonly message: string
}

/** Where the library speaks to programmers. */
const plainer: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: 'A second document begins here; a declaration is one document.',
  RESOURCE_EXHAUSTION: 'This is nested too deep.',
}

/** YAML, and JSON as the part of YAML that it is, with the place of everything. */
export function parse(text: string): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
    // The library compares each key with each other key, which takes half a minute for 40,000.
    uniqueKeys: false,
  })
  const at = (offset: number): Position => positionAt(lineCounter, offset)
  const syntax = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...at(pos[0]),
    message: plainer[code] ?? message,
  }))
  const repeated = repeatedKeys(document).map(({ key, offset, first }) => ({
    ...at(offset),
    message: `The key '${key}' is written twice, first in line ${at(first).line}. Keep one of them.`,
  }))
  return {
    document,
    faults: [...syntax, ...repeated],
    locate: (path) => locate(document, lineCounter, path),
  }
}
