/** A line of k6's CSV output, by the columns that its first line names. */
export interface CsvReader {
  /** The value of a column; empty where there is none. */
  readonly read: (line: string) => readonly string[]
  readonly at: (column: string) => number
}

/** Splits what comes in chunks into lines. The last one is given when its end has come. */
export function createLines(onLine: (line: string) => void): (chunk: string) => void {
  let rest = ''
  return (chunk) => {
    const text = rest + chunk
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      onLine(text.slice(from, end))
      from = end + 1
    }
    rest = text.slice(from)
  }
}

export function createCsvReader(header: string): CsvReader {
  const columns = header.trim().split(',')
  return { read: fields, at: (column) => columns.indexOf(column) }
}

/** A field in quotes may hold commas, and quotes written twice. */
function fields(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',')
  const found: string[] = []
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    found.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
  }
  return found
}
