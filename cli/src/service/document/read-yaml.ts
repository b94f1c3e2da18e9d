import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Document } from 'yaml'
import { Failure } from '../../failure.ts'
import type { Declaration, ReaderIo } from '../declaration.ts'
import { wrongSyntax } from './faults.ts'
import { parse } from './parse.ts'

/** Far more than a person repeats, far less than it takes to fill the memory. */
const maxAliasCount = 1_000

export async function readYaml(path: string, { cwd }: ReaderIo): Promise<Declaration> {
  const file = relative(cwd, path)
  const { document, faults, locate } = parse(await readFile(path, 'utf8'))
  if (faults.length > 0) throw wrongSyntax(file, 'not-yaml', faults)
  return { value: valueOf(document, file), locate }
}

/** A wrong alias, too many of them, or a wrong merge shows only when they are followed. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount })
  } catch (error) {
    const { message } = error as Error
    throw new Failure(`${file} cannot be read: ${message}`, { cause: error })
  }
}
