import { escapeMarkup } from '../../report/escape.ts'
import { ask } from './ask.ts'
import { link, page, section, table } from './layout.ts'
import type { Notified } from './notifications.ts'
import { serviceTable } from './services.ts'
import type { Trace } from './trace.ts'
import type { Program } from '../program.ts'
import type { Switch } from '../guests/guest.ts'
import type { View } from './view.ts'

/** All that there is, what it is doing, and where to look next. */
export async function overview(view: View): Promise<string> {
  const [alerts, services, traces] = await Promise.all([
    firing(view),
    serviceTable(view),
    latestTraces(view),
  ])
  const programs = view.programs()
  const ready = programs.filter(({ state }) => state === 'ready').length
  const sections = [
    alerts,
    section('Services', services),
    section('Latest traces', traces),
    section('Programs', programTable(programs)),
    ...(view.switches.length > 0 ? [section('Break something', faultTable(view.switches))] : []),
    section('Join', joining(view)),
  ]
  return page(`${ready} of ${programs.length} programs ready`, sections.join('\n'))
}

async function firing({ addresses }: View): Promise<string> {
  const filter = 'active=true&silenced=false&inhibited=false'
  const url = `http://${addresses.alertmanager}/api/v2/alerts?${filter}`
  const alerts = (await ask<readonly Notified[]>(url)) ?? []
  if (alerts.length === 0) return '<p class="well">✓ Nothing is firing.</p>'
  return alerts.map(alarm).join('\n')
}

function alarm({ labels: { severity = '' }, annotations, startsAt }: Notified): string {
  const { summary = '', description = '', dashboard_url: board, runbook_url: book } = annotations
  const links = [board && link(board, 'dashboard'), book && link(book, 'runbook')].filter(Boolean)
  return `<div class="alarm"><p><b>${escapeMarkup(severity)}: ${escapeMarkup(summary)}</b></p>
<p>${escapeMarkup(description)}</p>
<p><small>since ${escapeMarkup(startsAt)}</small> ${links.join(' ')}</p></div>`
}

async function latestTraces({ addresses, services }: View): Promise<string> {
  const base = `http://${addresses.traces}/api/traces?limit=4&lookback=1h&service=`
  const answers = await Promise.all(
    services.map(({ name }) => ask<{ data: readonly Trace[] }>(base + encodeURIComponent(name))),
  )
  const all = answers.flatMap((answer) => answer?.data ?? [])
  const traces = [...new Map(all.map((trace) => [trace.traceID, trace])).values()]
  if (traces.length === 0) return '<p class="dim">None yet.</p>'
  const latest = traces.toSorted((a, b) => begun(b) - begun(a)).slice(0, 8)
  return table(['begun', 'what', 'spans', 'services', ''], latest.map(traceRow))
}

function begun({ spans }: Trace): number {
  return Math.min(...spans.map(({ startTime }) => startTime))
}

function traceRow(trace: Trace): string[] {
  const root = trace.spans.find(({ startTime }) => startTime === begun(trace))
  return [
    new Date(begun(trace) / 1_000).toISOString().slice(11, 19),
    escapeMarkup(root?.operationName ?? ''),
    String(trace.spans.length),
    escapeMarkup(servicesOf(trace).join(' → ')),
    link(`/traces/${trace.traceID}`, 'open'),
  ]
}

/** In the order in which they took part. */
function servicesOf({ spans, processes }: Trace): readonly string[] {
  const byTime = spans.toSorted((a, b) => a.startTime - b.startTime)
  return [...new Set(byTime.map(({ processID }) => processes[processID]?.serviceName ?? ''))]
}

function programTable(programs: readonly Program[]): string {
  const rows = programs.map(({ name, state, restarts, url }) => [
    escapeMarkup(name),
    `<span class="${state}">${state === 'ready' ? '✓ ' : ''}${state}</span>`,
    String(restarts),
    link(url, url),
    link(`/logs?program=${name}`, `${name}.log`),
  ])
  return table(['program', 'state', 'started again', 'listens', 'log'], rows)
}

/** No buttons: a page that anybody can open breaks nothing. */
function faultTable(switches: readonly Switch[]): string {
  const rows = switches.map(({ name, does, url }) => [
    escapeMarkup(name),
    escapeMarkup(does),
    `<code>curl -X POST ${escapeMarkup(url)}</code>`,
  ])
  return `${table(['fault', 'what happens', 'switched on by'], rows)}
<p class="dim">The same with <code>-X DELETE</code> switches it off.</p>`
}

function joining({ addresses }: View): string {
  return `<p>A service of yours sends its traces here when it is started with</p>
<pre>OTEL_EXPORTER_OTLP_ENDPOINT=http://${addresses.otlp} OBS_SAMPLING=collector</pre>
<p>and is scraped, drawn and watched when the stack is started with
<code>obs up --target URL</code>.</p>`
}
