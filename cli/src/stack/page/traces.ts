import { escapeMarkup } from '../../report/escape.ts'
import { ask } from './ask.ts'
import { link, page, section, table } from './layout.ts'
import { begun, hasFailed, lasted } from './trace.ts'
import type { Trace } from './trace.ts'
import type { View } from './view.ts'

/** The latest of all services. */
export async function latestTraces(view: View): Promise<string> {
  const each = await Promise.all(view.services.map(({ name }) => tracesOf(view, name, 4)))
  const once = new Map(each.flat().map((trace) => [trace.traceID, trace]))
  return traceTable([...once.values()].toSorted((a, b) => begun(b) - begun(a)).slice(0, 8))
}

const searched = 200
const most = 15

/** Of one service, those that an alert may be about: what failed, and what took longest. */
export async function tracesPage(view: View, service: string): Promise<string> {
  const traces = await tracesOf(view, service, searched)
  const failed = traces.filter(hasFailed).toSorted((a, b) => begun(b) - begun(a))
  const slow = traces.toSorted((a, b) => lasted(b) - lasted(a))
  return page(
    `Traces of ${service}`,
    [
      `<p class="dim">From the last ${traces.length} of this hour.</p>`,
      section('Failed, the latest first', traceTable(failed.slice(0, most))),
      section('Slowest', traceTable(slow.slice(0, most))),
    ].join('\n'),
  )
}

async function tracesOf(
  { addresses }: View,
  service: string,
  limit: number,
): Promise<readonly Trace[]> {
  const of = `service=${encodeURIComponent(service)}&limit=${limit}&lookback=1h`
  const url = `http://${addresses.traces}/api/traces?${of}`
  return (await ask<{ data: readonly Trace[] | null }>(url))?.data ?? []
}

function traceTable(traces: readonly Trace[]): string {
  if (traces.length === 0) return '<p class="dim">None yet.</p>'
  return table(['begun', 'what', 'took', 'spans', 'services', ''], traces.map(row))
}

function row(trace: Trace): string[] {
  const root = trace.spans.find(({ startTime }) => startTime === begun(trace))
  const what = escapeMarkup(root?.operationName ?? '')
  return [
    new Date(begun(trace) / 1_000).toISOString().slice(11, 19),
    hasFailed(trace) ? `<span class="bad">✗ ${what}</span>` : what,
    `${(lasted(trace) / 1_000).toFixed(1)} ms`,
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
