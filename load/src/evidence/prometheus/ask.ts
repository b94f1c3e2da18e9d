import { narrowed, offsetOf } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'

const answerMs = 10_000

export interface Prometheus {
  readonly query: (promql: string, at: Date) => Promise<readonly Answer[]>
  readonly clock: () => ClockOffset | null
}

interface Answer {
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
      const response = await fetch(addressOf(url, promql, at), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      })
      clock = narrowed(clock, offsetOf(response.headers.get('date'), asked, Date.now()))
      if (!response.ok) throw new Error(`Prometheus answered ${response.status}`)
      return resultOf(await response.text())
    },
  }
}

function addressOf(url: string, promql: string, at: Date): URL {
  const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`)
  address.search = new URLSearchParams({ query: promql, time: at.toISOString() }).toString()
  return address
}

/** Other servers answer every path, with a page. */
function resultOf(text: string): readonly Answer[] {
  try {
    const { data } = JSON.parse(text) as { data: { result: RawResult[] } }
    return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }))
  } catch {
    throw new Error('what answers there is no Prometheus')
  }
}

interface RawResult {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}
