import { createHash } from 'node:crypto'
import { escapeMarkup } from '../escape.ts'
import { asset, library } from './assets.ts'

export interface Page {
  readonly title: string
  /** Markup; whatever comes from outside has gone through `escapeMarkup`. */
  readonly body: string
  /** Beyond the house style. */
  readonly style?: string
  /** Whether there are any to draw; so it is unless told otherwise. */
  readonly plots?: boolean
  /** Run after the plots are drawn. */
  readonly scripts?: readonly string[]
}

/**
 * One page that needs nothing else: no network, no other file. It forbids itself everything that
 * it does not bring along, so text that got through as markup still runs nothing and fetches nothing.
 */
export function asPage({
  title,
  body,
  style = '',
  plots = true,
  scripts: more = [],
}: Page): string {
  const scripts = [...(plots ? plotting() : []), ...more]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeMarkup(title)}</title>
<style>${plots ? library('uPlot.min.css') : ''}${asset('page.css')}${style}</style>
</head>
<body>
${body}
${plots ? withoutScripts : ''}
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`
}

const withoutScripts =
  '<noscript><p>The plots need JavaScript; everything else does not.</p></noscript>'

function plotting(): readonly string[] {
  return [library('uPlot.iife.min.js'), asset('plot.js')]
}

function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((text) => createHash('sha256').update(text).digest('base64'))
  const allowed = hashes.map((hash) => `'sha256-${hash}'`).join(' ')
  return `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${allowed}`
}
