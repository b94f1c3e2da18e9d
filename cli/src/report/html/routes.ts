import type { Evidence } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'
import type { Judged } from '../judged.ts'
import { serverMs } from '../recorded.ts'
import { percent } from '../words.ts'
import { grid, section } from './parts.ts'

/** The slowest on top; the server's side of each beside the client's, where Prometheus has it. */
export function routes({ verdict: { recorded }, evidence: { client, plan } }: Judged): string {
  const atServer = new Map(Object.entries(recorded?.routes ?? {}))
  const total = client.routes.reduce((sum, { requests }) => sum + requests, 0)
  const rows = client.routes
    .toSorted((a, b) => b.latency.p99 - a.latency.p99)
    .map(({ key, requests, failed, latency, statuses }) => [
      escapeMarkup(key),
      escapeMarkup(String(requests)),
      shares(requests / Math.max(1, total), plan.requests.find((each) => each.key === key)?.share),
      percent(requests === 0 ? 0 : failed / requests),
      ...[latency.p50, latency.p95, latency.p99].map((ms) => escapeMarkup(`${ms} ms`)),
      ...(atServer.size > 0 ? [serverMs(atServer.get(key))] : []),
      answers(statuses),
    ])
  return section(
    'Routes',
    grid(
      [
        ['route', 'name'],
        ['requests', 'number'],
        ['share', 'number'],
        ['failed', 'number'],
        ['p50', 'number'],
        ['p95', 'number'],
        ['p99', 'number'],
        ...(atServer.size > 0 ? [['at the server', 'number'] as const] : []),
        ['answers'],
      ],
      rows,
    ),
  )
}

function shares(seen: number, planned: number | undefined): string {
  return planned === undefined ? percent(seen) : `${percent(seen)} of ${percent(planned)}`
}

function answers(statuses: Readonly<Record<string, number>>): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status === '0' ? 'no answer' : status} × ${count}`)
    .map(escapeMarkup)
    .join(', ')
}

export function slowest({ client }: Evidence): string {
  if (client.slowest.length === 0) return ''
  const rows = client.slowest.map(({ ms, route, traceId }) => [
    escapeMarkup(`${ms} ms`),
    escapeMarkup(route),
    `<code>${escapeMarkup(traceId)}</code>`,
  ])
  return section('Slowest requests', grid([['took', 'number'], ['route', 'name'], ['trace']], rows))
}
