import { escapeMarkup } from '../escape.ts'
import { asset, embedPlots } from '../plot/embed.ts'
import type { Judged } from '../judged.ts'
import { number } from '../words.ts'
import { plotsOf } from './plots.ts'
import { causes, objectives, routes, slowest, validity } from './sections.ts'

/** One page that needs nothing else: no network, no other file. */
export function asHtml(judged: Judged): string {
  const { verdict } = judged
  const plots = embedPlots(plotsOf(judged.evidence))
  const title = `${verdict.service}: ${verdict.verdict}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${plots.style}${asset('page.css')}</style>
</head>
<body>
<header class="${verdict.verdict}">
<p class="badge">${verdict.verdict}</p>
<h1>${escapeMarkup(verdict.service)}</h1>
<p class="reason">${escapeMarkup(verdict.reason)}</p>
${facts(judged)}
</header>
<main>
${objectives(verdict)}
${causes(verdict)}
<section><h2>Over time</h2>
<noscript><p>The plots need JavaScript; everything else does not.</p></noscript>
${plots.body}
</section>
${routes(judged.evidence)}
${slowest(judged.evidence)}
${validity(verdict)}
</main>
<footer>obs ${escapeMarkup(verdict.toolkit)} · k6 ${escapeMarkup(verdict.k6)} · run ${escapeMarkup(verdict.runId)} · each bound at ${number(verdict.confidence * 100)} % confidence</footer>
${plots.script}
</body>
</html>
`
}

function facts({ verdict, evidence }: Judged): string {
  const { rate, target, profile, factor, measured } = verdict
  const { latency, measured: phase } = evidence.client
  const pairs: readonly (readonly [string, string])[] = [
    ['target', target.url],
    ['load', `${number(rate.achieved)} of ${number(rate.planned)} requests per second`],
    ['profile', `${profile}, peak × ${factor}`],
    ['measured', `${number(phase.seconds)} s from ${measured.from}`],
    ['p50 · p95 · p99', `${latency.p50} · ${latency.p95} · ${latency.p99} ms`],
  ]
  const items = pairs.map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${escapeMarkup(value)}</dd></div>`,
  )
  return `<dl>${items.join('')}</dl>`
}
