import { stripVTControlCharacters } from 'node:util'

/** Rows in aligned columns, two spaces apart and two from the edge; colours take no room. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))))
  }
  const lines = rows.map((row) => row.map((cell, at) => pad(cell, widths[at]!)).join('  '))
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(width - widthOf(cell))
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length
}
