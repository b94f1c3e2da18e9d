import type { Outcome } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'

export const tones: Readonly<Record<Outcome, string>> = {
  pass: 'good',
  fail: 'bad',
  unproven: 'doubt',
}

export function badge(tone: string, text: string): string {
  return `<span class="badge ${tone}">${text}</span>`
}

export function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>\n${body}\n</section>`
}

/** How a column is set: numbers to the right, names may break. */
export type Column = readonly [title: string, kind?: 'number' | 'name']

/** Cells are markup. */
export function grid(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const styles = columns.map(([, kind]) => (kind === undefined ? '' : ` class="${kind}"`))
  const titles = columns.map(([title], at) => `<th scope="col"${styles[at]}>${title}</th>`)
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => `<td${styles[at]}>${cell}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="panel scroll"><table class="grid">
<thead><tr>${titles.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>`
}

/** Names and values, one beside the other. */
export function factList(
  facts: readonly (readonly [name: string, value: string])[],
  kind = '',
): string {
  const items = facts.map(
    ([name, value]) => `<div><dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd></div>`,
  )
  return `<dl class="facts${kind}">${items.join('')}</dl>`
}
