import { createRequire } from 'node:module'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import type * as Pg from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'
import type { Sample } from '../metrics/support/parse.ts'
import { startSink, valuesOf } from '../tracing/support/sink.ts'
import { usePostgres } from '../support/postgres.ts'
import { postgresMissing } from '../support/programs.ts'

// An instrumentation is in place from here on: what it instruments must be loaded after it.
const instrumentation = new PgInstrumentation()
const pg = createRequire(import.meta.url)('pg') as typeof Pg

const database = usePostgres(pg)

/** OpenTelemetry takes a moment to load, and what comes before is not seen. */
async function untilMeasured(
  ask: () => Promise<unknown>,
  samples: () => Promise<readonly Sample[]>,
): Promise<void> {
  await vi.waitFor(async () => {
    await ask()
    const counts = byLabels(await samples(), 'db_client_operation_duration_seconds_count')
    expect(counts).not.toEqual({})
  }, 10_000)
}

describe.skipIf(postgresMissing)(
  `PostgreSQL${postgresMissing ? `: ${postgresMissing}` : ''}`,
  () => {
    it('A slow query is counted, and marked on its span, its request and the log line', async () => {
      const sink = await startSink()
      vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
      onTestFinished(() => void vi.unstubAllEnvs())
      const { obs, get, samples } = await startService(
        () => ({
          '/report': () => database.pool.query('select pg_sleep(0.06)'),
          '/quick': () => database.pool.query('select 1'),
        }),
        { instrumentations: [instrumentation], databases: { slowMs: 50 }, sampling: 'collector' },
      )
      await untilMeasured(() => get('/quick'), samples)
      await get('/report')
      await obs.flush()
      const slow = byLabels(await samples(), 'obs_db_slow_queries_total')
      expect(Object.keys(slow)).toEqual(['postgresql SELECT postgres'])
      const request = sink.named('GET /report').at(-1)!
      expect(valuesOf(request.attributes)['db_slow_queries']).toBe(1)
      const queries = sink.spans.filter(({ name }) => name.startsWith('pg.query'))
      const marked = queries.filter(({ attributes }) => valuesOf(attributes)['db.slow'] === true)
      expect(marked.map(({ parentSpanId }) => parentSpanId)).toEqual([request.spanId])
      expect(queries.length).toBeGreaterThan(marked.length)
    })

    it('The same statement many times in one request is found, whatever values are in it', async () => {
      const sink = await startSink()
      vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
      onTestFinished(() => void vi.unstubAllEnvs())
      const { obs, get, samples } = await startService(
        () => ({
          '/orders/:id': async () => {
            for (let id = 1; id <= 12; id += 1) {
              await database.pool.query(`select name from items where id = ${id} -- ${id}`)
            }
          },
          '/batch': () =>
            database.pool.query('select name from items where id = any($1)', [[1, 2, 3]]),
          '/transfers': async () => {
            for (let each = 0; each < 12; each += 1) await database.pool.query('BEGIN; COMMIT')
          },
        }),
        { instrumentations: [instrumentation], sampling: 'collector' },
      )
      await untilMeasured(() => get('/batch'), samples)
      await get('/orders/1')
      for (let each = 0; each < 20; each += 1) await get('/batch')
      await get('/transfers')
      await obs.flush()
      const repeated = byLabels(await samples(), 'obs_db_repeated_statements_total')
      expect(repeated).toEqual({ 'postgresql /orders/:id': 1 })
      const request = sink.named('GET /orders/:id').at(-1)!
      expect(valuesOf(request.attributes)).toMatchObject({
        db_repeated_statement: 'select name from items where id = ?',
        db_repeated_count: 12,
      })
      expect(valuesOf(sink.named('GET /batch').at(-1)!.attributes)).not.toHaveProperty(
        'db_repeated_count',
      )
    })
  },
)
