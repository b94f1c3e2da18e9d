import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Folders } from '../folders.ts'

interface LogQuery {
  /** A program's name; null for all of them. */
  readonly program: string | null
  /** What a line must contain, such as a trace id. */
  readonly contains: string
}

const mostLines = 500

/** The last lines that fit, oldest first, of one program or of all. */
export async function findLines({ logs }: Folders, wanted: LogQuery): Promise<readonly string[]> {
  const files = (await readdir(logs)).filter((file) => isOf(file, wanted.program))
  const found: string[] = []
  for (const file of files.toSorted().toReversed()) {
    for await (const line of createInterface({ input: createReadStream(join(logs, file)) })) {
      if (line.includes(wanted.contains) && found.push(line) > mostLines) found.shift()
    }
  }
  return found
}

/** `orders.log`, and before it `orders.log.1`. */
function isOf(file: string, program: string | null): boolean {
  const name = /^(.*)\.log(\.1)?$/.exec(file)?.[1]
  return name !== undefined && (program === null || name === program)
}
