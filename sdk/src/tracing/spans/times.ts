import type { HrTime } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { shared } from '../../shared.ts'
import type { Clock } from './clock.ts'

const starts: WeakMap<object, number> = shared('span-starts', () => new WeakMap())

/** `startedAt` is `performance.now()`. */
export function setStartOfSpan(span: object, startedAt: number): void {
  starts.set(span, startedAt)
}

/** What the two clocks may differ in. */
const mostMs = 7

/**
 * OpenTelemetry's spans begin at a whole millisecond, ours where they do, so a child would seem to
 * begin before its parent. By as much as was cut off, a span is moved to where it was.
 */
export function mover(span: ReadableSpan, clock: Clock): (time: HrTime) => HrTime {
  const startedAt = starts.get(span)
  const [seconds, nanos] = span.startTime
  if (startedAt === undefined || nanos % 1e6 !== 0) return same
  const [exactSeconds, exactNanos] = clock.at(startedAt)
  const by = (exactSeconds - seconds) * 1e9 + (exactNanos - nanos)
  if (Math.abs(by) > mostMs * 1e6) return same
  return (time) => moved(time, by)
}

function same(time: HrTime): HrTime {
  return time
}

function moved([seconds, nanos]: HrTime, by: number): HrTime {
  const sum = nanos + by
  return [seconds + Math.floor(sum / 1e9), ((sum % 1e9) + 1e9) % 1e9]
}
