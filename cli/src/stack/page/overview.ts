import { escapeMarkup } from '../../report/escape.ts'
import { ask } from './ask.ts'
import { link, page, section, table } from './layout.ts'
import { oneOfAKind } from './notifications.ts'
import type { Notified } from './notifications.ts'
import { serviceTable } from './services.ts'
import { latestTraces } from './traces.ts'
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
    ...(view.switches.length > 0 ? [section('Break something', faultTable(view.switches))] : []),
    section('Programs', programTable(programs)),
    section('Join', joining(view)),
  ]
  return page(`${ready} of ${programs.length} programs ready`, sections.join('\n'))
}

async function firing({ addresses }: View): Promise<string> {
  const filter = 'active=true&silenced=false&inhibited=false'
  const url = `http://${addresses.alertmanager}/api/v2/alerts?${filter}`
  const alerts = (await ask<readonly Notified[]>(url)) ?? []
  if (alerts.length === 0) return '<p class="well">✓ Nothing is firing.</p>'
  return oneOfAKind(alerts.toSorted(byStart)).map(alarm).join('\n')
}

/** What came first is nearer to the cause: an escalation follows the page that it is about. */
function byStart(a: Notified, b: Notified): number {
  return Date.parse(a.startsAt) - Date.parse(b.startsAt)
}

function alarm({ labels: { severity = '', service }, annotations, startsAt }: Notified): string {
  const { summary = '', description = '', dashboard_url: board, runbook_url: book } = annotations
  const links = [
    board && link(board, 'dashboard'),
    book && link(book, 'runbook'),
    service && link(`/traces?service=${encodeURIComponent(service)}`, 'traces'),
  ].filter(Boolean)
  return `<div class="alarm"><p><b>${escapeMarkup(severity)}: ${escapeMarkup(summary)}</b></p>
<p>${escapeMarkup(description)}</p>
<p><small>since ${escapeMarkup(startsAt)}</small> ${links.join(' ')}</p></div>`
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
  const byFault = Map.groupBy(switches, ({ name }) => name)
  const rows = [...byFault].map(([name, all]) => [
    escapeMarkup(name),
    escapeMarkup(all[0]!.does),
    `<code>${escapeMarkup(['curl -X POST', ...all.map(({ url }) => url)].join(' '))}</code>`,
  ])
  return `<p>A few visitors come by themselves, five a second. Switch a fault on, and watch what this
page, the boards and the alerts make of it; the same with <code>-X DELETE</code> switches it off.</p>
${table(['fault', 'what happens', 'switched on by'], rows)}`
}

function joining({ addresses }: View): string {
  return `<p>A service of yours sends its traces here when it is started with</p>
<pre>OTEL_EXPORTER_OTLP_ENDPOINT=http://${addresses.otlp} OBS_SAMPLING=collector</pre>
<p>and is scraped, drawn and watched when the stack is started with
<code>obs up --target URL</code>.</p>`
}
