/** RFC 4180: a field in quotes may hold commas, line breaks, and quotes written twice. */
const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\r|$)/g

type Row = Readonly<Record<string, string>>

/** The rows below the one that names the columns. */
export function readCsvRows(text: string): readonly Row[] {
  const [columns = [], ...rows] = records(text.replace(/^\uFEFF/, ''))
  return rows.map((fields) =>
    Object.fromEntries(columns.map((name, at) => [name.trim(), fields[at] ?? ''])),
  )
}

function records(text: string): string[][] {
  const found: string[][] = []
  let record: string[] = []
  for (const [, written = '', end] of text.matchAll(field)) {
    record.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    if (end === ',') continue
    if (record.length > 1 || record[0] !== '') found.push(record)
    record = []
    if (end === '') break
  }
  return found
}
