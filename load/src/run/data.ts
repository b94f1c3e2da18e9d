import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadPlan } from '../plan/plan.ts'
import type { Refusal } from '../plan/refusal.ts'
import { readCsvRows } from './csv-rows.ts'

/** Rows of data files by the file's path. */
type Rows = ReadonlyMap<string, readonly object[]>

/** Everything that stands against the files of a plan; said before anything is started. */
export async function fileRefusals({ requests, script }: LoadPlan): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  for (const path of pathsOf(requests)) {
    await readRows(path).catch(({ message }: Error) => refusals.push(noData(message)))
  }
  if (script !== null) {
    await readText(script).catch(({ message }: Error) => refusals.push(noScript(message)))
  }
  return refusals
}

/** Copies the rows into a folder of k6's, as JSON whatever they were; says where each file went. */
export async function copyData(
  requests: LoadPlan['requests'],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const copies = new Map<string, string>()
  for (const [path, rows] of await readAll(requests)) {
    const copy = join(folder, `data-${copies.size}.json`)
    await writeFile(copy, JSON.stringify(rows), { mode: 0o600 })
    copies.set(path, copy)
  }
  return copies
}

async function readAll(requests: LoadPlan['requests']): Promise<Rows> {
  const files = pathsOf(requests).map(async (path) => [path, await readRows(path)] as const)
  return new Map(await Promise.all(files))
}

function pathsOf(requests: LoadPlan['requests']): readonly string[] {
  return [...new Set(requests.flatMap(({ data }) => data ?? []))]
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read (${code})`)
  })
}

async function readRows(path: string): Promise<readonly object[]> {
  const text = await readText(path)
  const rows = path.endsWith('.csv') ? readCsvRows(text) : readJsonRows(text, path)
  if (rows.length === 0) throw new Error(`${path} has no rows`)
  return rows
}

function readJsonRows(text: string, path: string): readonly object[] {
  const rows = parse(text, path)
  if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null))
    return rows
  throw new Error(`${path} is no list of objects`)
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is no JSON: ${(error as Error).message}`, { cause: error })
  }
}

function noData(message: string): Refusal {
  return {
    code: 'no-data',
    message,
    remedy:
      'A data file is a CSV file with a first line of column names, or a JSON list of objects; its ' +
      'path starts at the declaration.',
  }
}

function noScript(message: string): Refusal {
  return { code: 'no-script', message, remedy: 'Name a k6 script: `--script load.ts`.' }
}
