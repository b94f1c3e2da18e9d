import type { Form } from './accept.ts'
import type { Problem } from './problem.ts'

export interface Rendered {
  readonly contentType: string
  readonly body: string
}

const writers: Readonly<Record<Form, (problem: Problem) => Rendered>> = {
  json: (problem) => ({
    contentType: 'application/problem+json; charset=utf-8',
    body: JSON.stringify(problem),
  }),
  html: (problem) => ({
    contentType: 'text/html; charset=utf-8',
    body: page(heading(problem), linesOf(problem)),
  }),
  text: (problem) => ({
    contentType: 'text/plain; charset=utf-8',
    body: `${[heading(problem), ...linesOf(problem)].join('\n')}\n`,
  }),
}

export function render(problem: Problem, form: Form): Rendered {
  return writers[form](problem)
}

function heading({ status, title }: Problem): string {
  return `${status} ${title}`
}

function linesOf({ detail, errors = [], traceId, requestId }: Problem): string[] {
  return [
    ...(detail === undefined ? [] : [detail]),
    ...errors.map((error) => `${error.pointer}: ${error.detail}`),
    `Trace: ${traceId}`,
    `Request: ${requestId}`,
  ]
}

function page(title: string, lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title>`
  return `<!doctype html><html lang="en">${head}<h1>${escapeHtml(title)}</h1>${paragraphs}</html>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
