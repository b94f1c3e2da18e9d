import { setTimeout as sleep } from 'node:timers/promises'
import { SpanKind, trace } from '@opentelemetry/api'
import CircuitBreaker from 'opossum'
import { onTestFinished, vi } from 'vitest'
import type { Obs } from '../../src/index.ts'

/** Stands for all instrumentations: without one, nobody's spans are looked at. */
export const anInstrumentation: object = {
  instrumentationName: 'none',
  instrumentationVersion: '0',
  enable() {},
  disable() {},
  setTracerProvider() {},
  setMeterProvider() {},
  setLoggerProvider() {},
  setConfig() {},
  getConfig: () => ({}),
}

/** Has everything happen, again and again, that the SDK measures beside requests. */
export async function keepEventful(obs: Obs): Promise<void> {
  await untilSpansAreRead()
  const happenings = [breaking(obs), consuming(obs), queries(), trying(obs)]
  obs.pool('main', () => ({ used: 3, idle: 1, waiting: 2, max: 4 }))
  obs.health.add('disk', () => Promise.resolve())
  const timer = setInterval(() => happenings.forEach((happen) => void happen()), 100)
  onTestFinished(() => clearInterval(timer))
}

type Happening = () => unknown

/** OpenTelemetry takes a moment to load. */
async function untilSpansAreRead(): Promise<void> {
  const tracer = trace.getTracer('a driver')
  await vi.waitUntil(() => tracer.startSpan('probe').isRecording(), 10_000)
}

function breaking(obs: Obs): Happening {
  const breaker = new CircuitBreaker(
    (fails: boolean) => (fails ? Promise.reject(new Error('refused')) : Promise.resolve()),
    { resetTimeout: 500, volumeThreshold: 5, errorThresholdPercentage: 30 },
  )
  onTestFinished(() => breaker.shutdown())
  obs.breaker('payments', breaker)
  let call = 0
  return () => breaker.fire(call++ % 3 === 0).catch(() => {})
}

function consuming(obs: Obs): Happening {
  const handle = obs.consume(
    'order-events',
    async (message: { n: number }) => {
      await sleep(2)
      if (message.n % 4 === 0) throw new RangeError('no such order')
    },
    {
      system: 'redis',
      sentAt: () => Date.now() - 50,
      attempt: ({ n }) => (n % 8 === 0 ? 3 : 2),
      maxAttempts: 3,
      lag: () => 7,
    },
  )
  let n = 0
  return () => handle({ n: n++ }).catch(() => {})
}

/** Spans as drivers of databases end them; each third fails. */
function queries(): Happening {
  const tracer = trace.getTracer('a driver')
  let n = 0
  return async () => {
    const span = tracer.startSpan('query', {
      kind: SpanKind.CLIENT,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': 'shop',
        'db.operation.name': n % 2 === 0 ? 'SELECT' : 'INSERT',
        'db.collection.name': 'orders',
        ...(n++ % 3 === 0 && { 'error.type': '23505' }),
      },
    })
    await sleep(3)
    span.end()
  }
}

function trying(obs: Obs): Happening {
  return () => obs.retried('payments', { error: new Error('again'), attempt: 2 })
}
