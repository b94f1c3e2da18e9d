import { SharedArray } from 'k6/data'
import csv from 'k6/experimental/csv'
import { open as openFile } from 'k6/experimental/fs'
import { orders } from './plan.ts'
import type { Row } from './values.ts'

/** The rows of every data file, each in memory once for all virtual users. */
const files: Record<string, readonly Row[]> = {}
for (const { data } of orders.requests) {
  if (data !== null && files[data] === undefined) files[data] = await read(data)
}

async function read(path: string): Promise<readonly Row[]> {
  const rows: readonly Row[] = path.endsWith('.csv')
    ? await csv.parse(await openFile(path), { asObjects: true })
    : new SharedArray(path, () => JSON.parse(open(path)))
  if (rows.length === 0) throw new Error(`${path} has no rows`)
  return rows
}

export function rowsOf(path: string): readonly Row[] {
  return files[path]!
}
