import type { Evidence, Verdict } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'
import { causeOf, findingOf, goalOf, measuredOf, percent } from '../words.ts'
import { interval } from './interval.ts'

export function objectives({ objectives }: Verdict): string {
  const rows = objectives.map((each) => [
    badge(each.verdict),
    escapeMarkup(each.id),
    escapeMarkup(goalOf(each)),
    escapeMarkup(measuredOf(each)),
    interval(each.badRatio, each.events),
    `${each.events}${each.designEffect > 1 ? `<small> (worth ${each.effectiveEvents})</small>` : ''}`,
    escapeMarkup(each.reason),
  ])
  const head = [
    '',
    'objective',
    'wanted',
    'bad requests',
    'against what is allowed',
    'requests',
    'why',
  ]
  return section('Objectives', grid(head, rows))
}

export function causes({ causes }: Verdict): string {
  if (causes.length === 0) return ''
  const items = causes.map((cause) => {
    const seen = cause.evidence.map((each) => `<li>${escapeMarkup(each)}</li>`).join('')
    return `<li class="${cause.strength}">${escapeMarkup(causeOf(cause))}<ul>${seen}</ul></li>`
  })
  return section('Why', `<ol class="causes">${items.join('')}</ol>`)
}

export function routes({ client }: Evidence): string {
  const rows = client.routes.map(({ key, requests, failed, latency, statuses }) => [
    escapeMarkup(key),
    String(requests),
    percent(requests === 0 ? 0 : failed / requests),
    ...[latency.p50, latency.p95, latency.p99].map((ms) => `${ms} ms`),
    Object.entries(statuses)
      .map(([status, count]) => `${status === '0' ? 'no answer' : escapeMarkup(status)} × ${count}`)
      .join(', '),
  ])
  return section(
    'Routes',
    grid(['route', 'requests', 'failed', 'p50', 'p95', 'p99', 'answers'], rows),
  )
}

export function slowest({ client }: Evidence): string {
  const rows = client.slowest.map(({ ms, route, traceId }) => [
    `${ms} ms`,
    escapeMarkup(route),
    `<code>${escapeMarkup(traceId)}</code>`,
  ])
  return rows.length === 0
    ? ''
    : section('Slowest requests', grid(['took', 'route', 'trace'], rows))
}

export function validity({ validity }: Verdict): string {
  const rows = validity.map((rule) => [
    rule.ok ? '<span class="ok">holds</span>' : badge(rule.makes === 'fail' ? 'fail' : 'unproven'),
    escapeMarkup(`${rule.id} ${rule.name}`),
    escapeMarkup(findingOf(rule)),
    rule.ok ? '' : escapeMarkup(rule.remedy),
  ])
  return section('Can these numbers be trusted?', grid(['', 'rule', 'found', 'what to do'], rows))
}

function badge(outcome: Verdict['verdict']): string {
  return `<span class="badge ${outcome}">${outcome}</span>`
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>\n${body}\n</section>`
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.map((each) => `<th scope="col">${each}</th>`).join('')
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<div class="scroll"><table><thead><tr>${titles}</tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`
}
