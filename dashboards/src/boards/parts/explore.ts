import type { DataSource } from '../../model/board.ts'

/** A page of Grafana's Explore with one query, over the time that the board shows. */
export function explore(source: DataSource, query: Readonly<Record<string, string>>): string {
  const uid = `\${${source}_datasource}`
  const pane = {
    datasource: uid,
    queries: [{ refId: 'A', datasource: { type: source, uid }, ...query }],
    range: { from: '${__from}', to: '${__to}' },
  }
  return `/explore?schemaVersion=1&panes=${encoded(JSON.stringify({ a: pane }))}`
}

/** Variables stay as they are, for Grafana to fill in. */
function encoded(text: string): string {
  return text
    .split(/(\$\{[^}]+\})/)
    .map((part, at) => (at % 2 === 1 ? part : encodeURIComponent(part)))
    .join('')
}
