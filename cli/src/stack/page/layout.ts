import { escapeMarkup } from '../../report/escape.ts'
import { asset } from '../../report/page/assets.ts'
import { asPage } from '../../report/page/page.ts'

/** From every page back to the first. */
export const home: string = `<nav>${link('/', 'obs')}</nav>`

/** `main` is markup. */
export function page(title: string, main: string): string {
  return asPage({
    title,
    plots: false,
    body: `${home}\n<main>\n<h1>${escapeMarkup(title)}</h1>\n${main}\n</main>`,
    style: asset('stack.css'),
  })
}

export function section(title: string, body: string): string {
  return `<section><h2>${escapeMarkup(title)}</h2>\n${body}\n</section>`
}

/** Cells are markup. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th scope="col">${escapeMarkup(name)}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`
}

export function link(href: string, text: string): string {
  return `<a href="${escapeMarkup(href)}">${escapeMarkup(text)}</a>`
}
