import type {
  DataTransformerConfig,
  DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table'
import type { Column, Panel, TableView } from '../../../model/panel.ts'
import { steps } from '../colours.ts'
import { panelLink } from '../link.ts'
import { mappings } from '../mappings.ts'
import { refIdOf } from '../override.ts'

/** Rows of several instant queries, joined where their labels are the same. */
export function table(panel: Panel, { columns, sortBy }: TableView): PanelBuilder {
  const builder = new PanelBuilder().transformations([
    { id: 'merge', options: {} },
    organise(panel, columns),
  ])
  for (const column of columns) {
    const properties = 'query' in column ? valueCells(column) : labelCells(column)
    if (properties.length > 0) builder.overrideByName(column.title, properties)
  }
  if (sortBy === undefined) return builder
  return builder.sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(true)])
}

/** Columns in the order declared, by their titles, and nothing else. */
function organise({ queries }: Panel, columns: readonly Column[]): DataTransformerConfig {
  const fields = columns.map((column) => ({ title: column.title, field: field(column, queries) }))
  return {
    id: 'organize',
    options: {
      excludeByName: { Time: true },
      indexByName: Object.fromEntries(fields.map(({ field }, index) => [field, index])),
      renameByName: Object.fromEntries(fields.map(({ field, title }) => [field, title])),
    },
  }
}

/** What the merged frame calls it. */
function field(column: Column, queries: Panel['queries']): string {
  if (!('query' in column)) return column.label
  return queries.length === 1 ? 'Value' : `Value #${refIdOf(column.query, queries)}`
}

type ValueColumn = Extract<Column, { query: string }>
type LabelColumn = Extract<Column, { label: string }>

function valueCells({ unit, thresholds, words }: ValueColumn): DynamicConfigValue[] {
  const properties: DynamicConfigValue[] = [{ id: 'unit', value: unit }]
  if (thresholds !== undefined) {
    properties.push(
      { id: 'thresholds', value: { mode: 'absolute', steps: steps(thresholds) } },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    )
  }
  if (words !== undefined) properties.push({ id: 'mappings', value: mappings(words) })
  return properties
}

function labelCells({ links, hidden }: LabelColumn): DynamicConfigValue[] {
  if (hidden === true) return [{ id: 'custom.hidden', value: true }]
  return links === undefined
    ? []
    : [{ id: 'links', value: links.map((link) => panelLink(link).build()) }]
}
