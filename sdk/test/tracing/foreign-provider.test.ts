import { INVALID_SPAN_CONTEXT, trace, type Span, type Tracer } from '@opentelemetry/api'
import { expect, it } from 'vitest'
import { listen } from '../admin/support/app.ts'
import { startService } from '../dependencies/support/service.ts'

/** Of no kind that is known, and switched off. */
const tracer: Tracer = {
  startSpan: () => trace.wrapSpanContext(INVALID_SPAN_CONTEXT),
  startActiveSpan: (_name: string, ...rest: unknown[]) =>
    (rest.at(-1) as (span: Span) => never)(trace.wrapSpanContext(INVALID_SPAN_CONTEXT)),
}
trace.setGlobalTracerProvider({ getTracer: () => tracer })

it('A provider that makes no traces takes no ids away, and what cannot be measured is said', async () => {
  const log = listen()
  const { url } = await startService(
    (obs) => ({ '/orders': (_req, res) => res.json(obs.current()) }),
    { logger: log.logger },
  )
  expect(await log.said(/makes spans in a way of its own: databases are not/)).toBeTruthy()
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
  const answer = await fetch(`${url}/orders`, { headers })
  expect(await answer.json()).toMatchObject({ traceId })
})
