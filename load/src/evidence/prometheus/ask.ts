import { narrowed, offsetOf } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'
import { plainText } from '../plain-text.ts'
import { readBounded } from '../read-bounded.ts'

const mostBytes = 8 * 1024 * 1024
/** Of one answer; Prometheus 3 cuts it off itself, before it is sent. */
const mostSeries = 2_000

export type Query = (promql: string, at: Date) => Promise<readonly Answer[]>

export interface Prometheus {
  readonly query: Query
  readonly clock: () => ClockOffset | null
}

export interface Answer {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

/** Asks one Prometheus, and learns from its answers what time it thinks it is. */
export function createPrometheus(url: string, signal: AbortSignal): Prometheus {
  let clock: ClockOffset | null = null
  return {
    clock: () => clock,
    query: async (promql, at) => {
      const asked = Date.now()
      const response = await fetch(addressOf(url, promql, at), { signal })
      clock = narrowed(clock, offsetOf(response.headers.get('date'), asked, Date.now()))
      const text = response.body === null ? '' : await readBounded(response.body, mostBytes)
      if (!response.ok) throw new Error(complaintOf(response.status, text))
      return resultOf(text)
    },
  }
}

function addressOf(url: string, promql: string, at: Date): URL {
  const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`)
  const parameters = { query: promql, time: at.toISOString(), limit: String(mostSeries) }
  address.search = new URLSearchParams(parameters).toString()
  return address
}

/** Prometheus says what it did not like; what stands before it may answer with a page. */
function complaintOf(status: number, text: string): string {
  const answered = `Prometheus answered ${status}`
  try {
    const { error } = JSON.parse(text) as { error?: unknown }
    return typeof error === 'string' ? `${answered}: ${plainText(error)}` : answered
  } catch {
    return answered
  }
}

/** Other servers answer every path, with a page. What is no number says nothing. */
function resultOf(text: string): readonly Answer[] {
  try {
    const { data } = JSON.parse(text) as { data: { result: RawResult[] } }
    return data.result
      .slice(0, mostSeries)
      .map(({ metric, value }) => ({ metric: plainLabels(metric), value: Number(value[1]) }))
      .filter(({ value }) => Number.isFinite(value))
  } catch {
    throw new Error('what answers there is no Prometheus')
  }
}

function plainLabels(metric: RawResult['metric']): Answer['metric'] {
  const labels = Object.entries(metric).map(([name, value]) => [name, plainText(value)])
  return Object.fromEntries(labels) as Answer['metric']
}

interface RawResult {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}
