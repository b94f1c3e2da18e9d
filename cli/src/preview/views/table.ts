import { escapeMarkup } from '../../report/escape.ts'
import { fieldOf } from '../field.ts'
import type { Field } from '../field.ts'
import { worded } from '../value.ts'
import { framesOf, transformed } from './table-rows.ts'
import type { Cell } from './table-rows.ts'
import type { Subject } from './view.ts'

const mostRows = 50

/** Rows of instant queries, joined and arranged as the panel says. */
export function table(subject: Subject): string {
  const { panel } = subject
  const { columns, rows } = transformed(panel, framesOf(subject))
  const fields = columns
    .map((name) => ({ name, field: fieldOf(panel, { name, refId: refIdOf(name) }) }))
    .map((each) => ({ ...each, title: each.field.displayName || each.name }))
  const visible = fields.filter(({ field }) => !field.hidden)
  const head = visible.map(
    ({ title, name }) =>
      `<th${isNumeric(rows, name) ? ' class="number"' : ''}>${escapeMarkup(title)}</th>`,
  )
  const body = rows
    .slice(0, mostRows)
    .map(
      (row) => `<tr>${visible.map(({ name, field }) => cell(row.get(name), field)).join('')}</tr>`,
    )
  const more =
    rows.length > mostRows ? `<p class="more">${rows.length - mostRows} more rows</p>` : ''
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${more}`
}

function isNumeric(rows: readonly ReadonlyMap<string, Cell>[], name: string): boolean {
  return rows.some((row) => typeof row.get(name) === 'number')
}

function cell(value: Cell | undefined, field: Field): string {
  if (value === undefined) return '<td></td>'
  if (typeof value === 'string') return `<td>${escapeMarkup(value)}</td>`
  const { text, tone } = worded(value, field)
  return `<td class="number"${tone ? ` data-tone="${tone}"` : ''}>${escapeMarkup(text)}</td>`
}

function refIdOf(name: string): string {
  return /^Value #(\w+)$/.exec(name)?.[1] ?? ''
}
