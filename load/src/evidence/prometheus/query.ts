import { labels, metrics } from '@obs-toolkit/sdk/service'
import { runtimeMetrics } from '../server/names.ts'
import type { PrometheusEvidence } from './prometheus.ts'

const answerMs = 10_000

interface Asked {
  readonly url: string
  readonly selector: Readonly<Record<string, string>>
  readonly from: Date
  readonly to: Date
  readonly signal: AbortSignal
}

export async function askPrometheus(asked: Asked): Promise<PrometheusEvidence> {
  const seconds = Math.max(1, Math.ceil((asked.to.getTime() - asked.from.getTime()) / 1000))
  const picked = selectorOf(asked.selector)
  const by = `${labels.method}, ${labels.route}`
  try {
    const requests = await query(
      `sum by (${by}) (increase(${metrics.serverDuration}_count${picked}[${seconds}s]))`,
      asked,
    )
    const restarts = await query(
      `sum(changes(${runtimeMetrics.startTime[0]}${picked}[${seconds}s]))`,
      asked,
    )
    return {
      url: asked.url,
      requests: Object.fromEntries(requests.map(({ metric, value }) => [keyOf(metric), value])),
      restarts: restarts[0]?.value ?? null,
      problem: null,
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { url: asked.url, requests: null, restarts: null, problem }
  }
}

function keyOf(metric: Readonly<Record<string, string>>): string {
  return `${metric[labels.method] ?? ''} ${metric[labels.route] ?? ''}`
}

function selectorOf(selector: Asked['selector']): string {
  const pairs = Object.entries(selector).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return `{${pairs.join(',')}}`
}

interface Answer {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

async function query(promql: string, { url, to, signal }: Asked): Promise<readonly Answer[]> {
  const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`)
  address.search = new URLSearchParams({ query: promql, time: to.toISOString() }).toString()
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
  const response = await fetch(address, { signal: limit })
  if (!response.ok) throw new Error(`Prometheus answered ${response.status}`)
  const { data } = (await response.json()) as { data: { result: RawResult[] } }
  return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }))
}

interface RawResult {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}
