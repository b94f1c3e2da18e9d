import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningApp } from './framework.ts'

/** `/metrics` as text. */
export async function scrape({ url }: Pick<RunningApp, 'url'>): Promise<string> {
  const response = await fetch(`${url}/metrics`)
  return await response.text()
}

/** Counts of requests by what they are labelled, as `GET /users/:id 200`, error type last. */
export async function requestCounts(app: Pick<RunningApp, 'url'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const line = /^http_server_request_duration_seconds_count\{(?<labels>.*)\} (?<count>\S+)$/gm
  for (const { groups } of (await scrape(app)).matchAll(line)) {
    const labels = readLabels(groups?.['labels'] ?? '')
    const name = ['http_request_method', 'http_route', 'http_response_status_code', 'error_type']
      .map((label) => labels[label] ?? '')
      .join(' ')
      .trim()
    counts[name] = Number(groups?.['count'])
  }
  return counts
}

function readLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>
}

/** Waits until `probe` gives what is wanted, for as long as it is worth waiting. */
export async function eventually<T>(probe: () => Promise<T>, wanted: (value: T) => boolean) {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await probe()
    if (wanted(value)) return value
    await sleep(10)
  }
  return await probe()
}
