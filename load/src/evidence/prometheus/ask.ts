import { narrowed, offsetOf } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'
import { plainText } from '../plain-text.ts'
import { readBounded } from '../read-bounded.ts'

const mostBytes = 8 * 1024 * 1024
/** Of one answer; Prometheus 3 cuts off what is more than one above it, before it is sent. */
export const mostSeries = 2_000

export type Query = (promql: string, at: Date) => Promise<readonly Answer[]>

export interface Prometheus {
  readonly query: Query
  readonly clock: () => ClockOffset | null
  /** An answer had more series than are read. */
  readonly cut: () => boolean
}

export interface Answer {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

/** Where it is, and what it is shown by whoever asks. */
export interface Server {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Asks one Prometheus, and learns from its answers what time it thinks it is. What is no number says nothing. */
export function createPrometheus({ url, headers = {} }: Server, signal: AbortSignal): Prometheus {
  let clock: ClockOffset | null = null
  let cut = false
  return {
    clock: () => clock,
    cut: () => cut,
    query: async (promql, at) => {
      const asked = Date.now()
      const response = await fetch(addressOf(url, promql, at), { headers, signal })
      clock = narrowed(clock, offsetOf(response.headers.get('date'), asked, Date.now()))
      const text = response.body === null ? '' : await readBounded(response.body, mostBytes)
      if (!response.ok) throw new Error(complaintOf(response.status, text))
      const answers = resultOf(text)
      cut ||= answers.length > mostSeries
      return answers.slice(0, mostSeries).filter(({ value }) => Number.isFinite(value))
    },
  }
}

function addressOf(url: string, promql: string, at: Date): URL {
  const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`)
  const parameters = { query: promql, time: at.toISOString(), limit: String(mostSeries + 1) }
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

/** Other servers answer every path, with a page. */
function resultOf(text: string): readonly Answer[] {
  try {
    const { data } = JSON.parse(text) as { data: { result: RawResult[] } }
    return data.result.map(({ metric, value }) => ({
      metric: plainLabels(metric),
      value: Number(value[1]),
    }))
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
