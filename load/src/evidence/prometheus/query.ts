import { equals, increase, selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { labels, metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import { smallestOffset } from '../clock.ts'
import { createPrometheus } from './ask.ts'
import type { Prometheus } from './ask.ts'
import type { ObservedPeak, PrometheusEvidence } from './prometheus.ts'

interface Asked {
  readonly url: string
  readonly selector: Readonly<Record<string, string>>
  /** Of the measured phase. */
  readonly from: Date
  readonly to: Date
  readonly signal: AbortSignal
}

export async function askPrometheus(asked: Asked): Promise<PrometheusEvidence> {
  const prometheus = createPrometheus(asked.url, asked.signal)
  try {
    const requests = await requestsIn(prometheus, asked)
    const restarts = await restartsIn(prometheus, asked)
    const peak = await peakBefore(prometheus, asked)
    return { ...evidence(asked, prometheus), requests, restarts, peak }
  } catch (error) {
    return { ...evidence(asked, prometheus), problem: why(error) }
  }
}

/** Why it cannot be asked, if so; before a run, as it is cheap then. */
export async function prometheusProblem(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    await createPrometheus(url, signal).query('vector(1)', new Date())
    return null
  } catch (error) {
    signal.throwIfAborted()
    return why(error)
  }
}

/** `fetch` tells what happened on the side only, and of several addresses no more than a code. */
function why(error: unknown): string {
  const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  return cause?.message || cause?.code || message
}

function evidence({ url }: Asked, { clock }: Prometheus): PrometheusEvidence {
  const clockOffset = smallestOffset(clock())
  return { url, requests: null, restarts: null, peak: null, clockOffset, problem: null }
}

type Requests = PrometheusEvidence['requests']

async function requestsIn({ query }: Prometheus, asked: Asked): Promise<Requests> {
  const counted = increase([counts(asked)], windowOf(asked), [labels.method, labels.route])
  const answers = await query(counted, asked.to)
  return Object.fromEntries(answers.map(({ metric, value }) => [keyOf(metric), value]))
}

async function restartsIn({ query }: Prometheus, asked: Asked): Promise<number | null> {
  const started = selector(metrics.processStart, equals(asked.selector))
  const [answer] = await query(`sum(changes(${started}[${windowOf(asked)}]))`, asked.to)
  return answer?.value ?? null
}

const stepMinutes = 5
const stepsPerDay = (24 * 60) / stepMinutes

/**
 * Not the single highest rate: runs of ours are in there too. What was exceeded for a hundredth of
 * the month, seven hours, was no test.
 */
async function peakBefore({ query }: Prometheus, asked: Asked): Promise<ObservedPeak | null> {
  const rate = `sum(rate(${counts(asked)}[${stepMinutes}m]))`
  const month = `(${rate})[30d:${stepMinutes}m]`
  const [peak] = await query(`quantile_over_time(0.99, ${month})`, asked.from)
  const [steps] = await query(`count_over_time(${month})`, asked.from)
  if (!peak || !steps) return null
  return { perSecond: round(peak.value), days: round(steps.value / stepsPerDay) }
}

/** Of what a route took. */
function counts(asked: Asked): string {
  const matched: Matcher = [labels.route, '!=', unmatchedRoute]
  return selector(`${metrics.serverDuration}_count`, [...equals(asked.selector), matched])
}

function windowOf({ from, to }: Asked): string {
  return `${Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000))}s`
}

function keyOf(metric: Readonly<Record<string, string>>): string {
  return `${metric[labels.method] ?? ''} ${metric[labels.route] ?? ''}`
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
