import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Declaration, ReaderIo } from '../declaration.ts'
import { wrongSyntax } from './faults.ts'
import { jsonBreaksAt } from './json-breaks-at.ts'
import { parse } from './parse.ts'
import type { Fault } from './parse.ts'

/** As strict as `JSON.parse` and stricter: a key that is written twice is a mistake, too. */
export async function readJson(path: string, { cwd }: ReaderIo): Promise<Declaration> {
  const file = relative(cwd, path)
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  const value = valueOf(text, file)
  const { faults, locate } = parse(text)
  if (faults.length > 0) throw wrongSyntax(file, 'not-json', faults)
  return { value, locate }
}

function valueOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrongSyntax(file, 'not-json', [faultIn(text, error as SyntaxError)])
  }
}

function faultIn(text: string, { message }: SyntaxError): Fault {
  const before = text.slice(0, jsonBreaksAt(text)).split('\n')
  const reason = message.replace(/ in JSON at position .*$|, ".*$/s, '')
  return {
    line: before.length,
    column: before.at(-1)!.length + 1,
    message: `${reason}. JSON has double quotes only, no comments, and no comma before } or ].`,
  }
}
