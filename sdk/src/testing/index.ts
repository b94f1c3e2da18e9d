import { captured } from './capture.ts'
import { LogExpectation } from './expect-log.ts'
import { MetricExpectation } from './expect-metric.ts'
import { RouteExpectation } from './expect-route.ts'
import { SpanExpectation } from './expect-span.ts'
import { Recorder } from './recorder.ts'
import type { SeenLog, SeenRequest, SeenSpan } from './seen.ts'

export type { LogExpectation } from './expect-log.ts'
export type { MetricExpectation } from './expect-metric.ts'
export type { RouteExpectation } from './expect-route.ts'
export type { SpanExpectation } from './expect-span.ts'
export type { SeenLog, SeenRequest, SeenSpan } from './seen.ts'

/** Applications that are observed from now on tell it here, and export and write nothing. */
captured.current ??= new Recorder()
const recorder = captured.current as Recorder

/** Forgets what was seen, once nothing is in progress: `beforeEach(reset)`. */
export async function reset(): Promise<void> {
  await recorder.reset()
}

/** Waits until every request is over and its span and lines are here. */
export async function settled(): Promise<void> {
  await recorder.settled()
}

/** `expectRoute('GET /orders/:id').toHaveCounted(1)` */
export function expectRoute(key: string): RouteExpectation {
  return new RouteExpectation(key, recorder.requests)
}

/** `expectSpan('GET /orders/:id').toHaveAttributes({ 'http.response.status_code': 200 })` */
export function expectSpan(name: string): SpanExpectation {
  return new SpanExpectation(name, recorder.ended)
}

/** `expectLog({ level: 'error', msg: /declined/ }).toHaveBeenWritten(1)` */
export function expectLog(
  wanted: string | RegExp | Readonly<Record<string, unknown>>,
): LogExpectation {
  return new LogExpectation(wanted, recorder.logs)
}

/** `expectMetric('orders_total', { outcome: 'paid' }).toBe(1)` */
export function expectMetric(
  name: string,
  labels: Readonly<Record<string, string>> = {},
): MetricExpectation {
  return new MetricExpectation(
    name,
    labels,
    recorder.observed.map(({ families }) => families),
  )
}

export function requests(): readonly SeenRequest[] {
  return [...recorder.requests]
}

export function spans(): readonly SeenSpan[] {
  return [...recorder.ended]
}

export function logs(): readonly SeenLog[] {
  return [...recorder.logs]
}
