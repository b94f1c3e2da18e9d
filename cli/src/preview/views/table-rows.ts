import { finite, object, objects, text } from '@obs-toolkit/dashboards/checks'
import type { Json, Panel } from '@obs-toolkit/dashboards/checks'
import type { Subject } from './view.ts'

export type Cell = string | number | null
type Row = ReadonlyMap<string, Cell>

export interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** Labels and the value of each series: a row. With several queries, values are named by theirs. */
export function framesOf({ series, panel }: Subject): readonly Row[] {
  const several = panel.targets.filter(({ hidden }) => !hidden).length > 1
  return series.map(({ labels, points, refId }) => {
    const value = points.at(-1)?.[1] ?? null
    return new Map<string, Cell>([
      ...Object.entries(labels).filter(([label]) => label !== '__name__'),
      [several ? `Value #${refId}` : 'Value', value],
    ])
  })
}

/** Joins, renames, orders and sorts, as far as dashboards commonly do. */
export function transformed({ json, options }: Panel, frames: readonly Row[]): Rows {
  let rows = frames
  let columns = namesIn(rows)
  for (const { id, options: raw } of objects(json['transformations'])) {
    const wanted = object(raw)
    if (id === 'merge' || id === 'joinByField' || id === 'seriesToColumns') {
      rows = merged(rows, text(wanted['byField']))
    }
    columns = namesIn(rows).toSorted((a, b) => order(columns, a) - order(columns, b))
    if (id === 'organize') ({ rows, columns } = organized(rows, columns, wanted))
    if (id === 'sortBy') rows = sorted(rows, objects(wanted['sort'])[0])
  }
  const by = objects(options['sortBy'])[0]
  return { columns, rows: sorted(rows, by) }
}

function namesIn(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))].toSorted(
    (a, b) => Number(isValue(a)) - Number(isValue(b)),
  )
}

function order(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length : at
}

/** Rows become one where the labels are the same that every query has, as Grafana merges them. */
function merged(rows: readonly Row[], byField: string): readonly Row[] {
  const joined = new Map<string, Map<string, Cell>>()
  const shared = byField === '' ? labelsOfAll(rows) : new Set([byField])
  for (const row of rows) {
    const labels = [...row].filter(([name]) => shared.has(name))
    const key = JSON.stringify(labels.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const whole = joined.get(key) ?? new Map<string, Cell>()
    for (const [name, value] of row) whole.set(name, value)
    joined.set(key, whole)
  }
  return [...joined.values()]
}

function labelsOfAll(rows: readonly Row[]): ReadonlySet<string> {
  const queries = Map.groupBy(rows, (row) => [...row.keys()].find(isValue))
  const names = [...queries.values()].map((own) => new Set(own.flatMap((row) => [...row.keys()])))
  const labels = [...(names[0] ?? [])].filter((name) => !isValue(name))
  return new Set(labels.filter((name) => names.every((own) => own.has(name))))
}

function isValue(name: string): boolean {
  return name.startsWith('Value')
}

function organized(
  rows: readonly Row[],
  columns: readonly string[],
  options: Json,
): { rows: readonly Row[]; columns: string[] } {
  const excluded = object(options['excludeByName'])
  const index = object(options['indexByName'])
  const renamed = object(options['renameByName'])
  const rename = (name: string): string => text(renamed[name]) || name
  const listed = Object.keys(index).filter((name) => !columns.includes(name))
  const kept = [...columns, ...listed.filter(isValue)]
    .filter((name) => excluded[name] !== true)
    .toSorted((a, b) => (finite(index[a]) ?? Infinity) - (finite(index[b]) ?? Infinity) || 0)
  return {
    rows: rows.map((row) => new Map([...row].map(([name, value]) => [rename(name), value]))),
    columns: kept.map(rename),
  }
}

/** By what a transformation calls a field, and a table a display name. */
function sorted(rows: readonly Row[], by: Json | undefined): readonly Row[] {
  if (by === undefined) return rows
  const name = text(by['field']) || text(by['displayName'])
  const up = rows.toSorted((a, b) => compare(a.get(name), b.get(name)))
  return by['desc'] === true ? up.toReversed() : up
}

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return (Number.isNaN(a) ? -Infinity : a) - (Number.isNaN(b) ? -Infinity : b)
  }
  return String(a ?? '').localeCompare(String(b ?? ''), 'en')
}
