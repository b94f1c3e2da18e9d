import type { Query } from '../model/panel.ts'

/** Drawn over time. */
export function line(key: string, expr: string, legend: string): Query {
  return { key, expr, legend, form: 'range' }
}

/** A column of a table: its value now. */
export function cell(key: string, expr: string): Query {
  return { key, expr, legend: '', form: 'table' }
}

/** Labels' values as a legend: `GET /orders/:id`. */
export function named(...labels: readonly string[]): string {
  return labels.map((label) => `{{${label}}}`).join(' ')
}
