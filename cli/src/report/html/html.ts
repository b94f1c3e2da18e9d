import { escapeMarkup, sentence } from '../escape.ts'
import type { Judged } from '../judged.ts'
import { asset } from '../page/assets.ts'
import { asPage } from '../page/page.ts'
import { number } from '../words.ts'
import { tones } from './parts.ts'
import { causes } from './causes.ts'
import { objectives } from './objectives.ts'
import { recorded } from './recorded.ts'
import { plots } from './plots/plots.ts'
import { routes, slowest } from './routes.ts'
import { facts } from './facts.ts'
import { validity } from './validity.ts'

/** The verdict as a page: what came out, why, and what it looked like. */
export function asHtml(judged: Judged): string {
  const { verdict, evidence } = judged
  return asPage({
    title: `${verdict.service}: ${verdict.verdict}`,
    style: asset('verdict.css'),
    body: [
      headline(judged),
      causes(verdict),
      objectives(verdict),
      plots(evidence),
      routes(judged),
      recorded(verdict),
      slowest(evidence),
      validity(verdict),
      footer(judged),
    ].join('\n'),
  })
}

function headline(judged: Judged): string {
  const { verdict, service, reason } = judged.verdict
  return `<header class="panel headline ${tones[verdict]}">
<div><span class="badge">${verdict}</span><h1>${escapeMarkup(service)}</h1></div>
<p class="sentence">${sentence(reason)}</p>
${facts(judged)}
</header>`
}

function footer({ verdict }: Judged): string {
  const { toolkit, k6, runId, confidence, declaration } = verdict
  const said = [
    `obs ${toolkit}`,
    `k6 ${k6}`,
    `run ${runId}`,
    `declaration ${declaration}`,
    `each bound at ${number(confidence * 100)} % confidence`,
  ]
  return `<footer>${said.map(escapeMarkup).join(' · ')}</footer>`
}
