import { createRequire } from 'node:module'
import { SpanKind, trace } from '@opentelemetry/api'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import { NodeSDK } from '@opentelemetry/sdk-node'
import {
  InMemorySpanExporter,
  SamplingDecision,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace'
import type * as Pg from 'pg'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'
import { usePostgres } from '../support/postgres.ts'
import { postgresMissing } from '../support/programs.ts'

// The application's own OpenTelemetry, set up before anything of ours.
const exporter = new InMemorySpanExporter()
let decision: SamplingDecision = SamplingDecision.NOT_RECORD
new NodeSDK({
  sampler: { shouldSample: () => ({ decision }), toString: () => 'as the test says' },
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
  instrumentations: [new PgInstrumentation()],
  metricReaders: [],
  logRecordProcessors: [],
}).start()
const pg = createRequire(import.meta.url)('pg') as typeof Pg

const database = usePostgres(pg)

const duration = 'db_client_operation_duration_seconds_count'
/** OpenTelemetry takes a moment to load, and what comes before is not seen. */
const loading = { timeout: 10_000 }

describe.skipIf(postgresMissing)(
  `PostgreSQL under an OpenTelemetry of the application's own${postgresMissing ? `: ${postgresMissing}` : ''}`,
  () => {
    it.each([
      ['nothing', SamplingDecision.NOT_RECORD, { queries: 0, slow: 0 }],
      ['everything', SamplingDecision.RECORD_AND_SAMPLED, { queries: 12, slow: 1 }],
    ])('is measured where that samples %s', async (_what, wanted, exported) => {
      const lines: Record<string, unknown>[] = []
      const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>)
      const { get, samples } = await startService(
        () => ({
          '/items': async () => {
            for (let id = 1; id <= 10; id += 1) await database.pool.query('select $1::int', [id])
          },
          '/slow': () => database.pool.query('select pg_sleep(0.25)'),
          '/typo': () => database.pool.query('selekt 1').catch(() => {}),
        }),
        { logger: pino({}, { write }) },
      )
      await expect
        .poll(async () => {
          await database.pool.query('begin')
          return Object.values(byLabels(await samples(), duration)).length
        }, loading)
        .toBeGreaterThan(0)
      decision = wanted
      exporter.reset()
      for (const path of ['/items', '/slow', '/typo']) await get(path)
      decision = SamplingDecision.NOT_RECORD

      const all = await samples()
      const address = `postgres 127.0.0.1 ${database.port}`
      expect(byLabels(all, duration)).toMatchObject({
        [`postgresql SELECT ${address}`]: 11,
        [`postgresql ${address} 42601`]: 1,
      })
      expect(byLabels(all, 'obs_db_slow_queries_total')).toEqual({
        'postgresql SELECT postgres': 1,
      })
      expect(byLabels(all, 'obs_db_repeated_statements_total')).toEqual({ 'postgresql /items': 1 })
      expect(lines.find(({ route }) => route === '/items')).toMatchObject({
        db_repeated_statement: 'select $1::int',
        db_repeated_count: 10,
      })
      const queries = exporter.getFinishedSpans().filter(({ name }) => name.startsWith('pg.query'))
      const slow = queries.filter(({ attributes }) => attributes['db.slow'] === true)
      expect({ queries: queries.length, slow: slow.length }).toEqual(exported)
    })
  },
)

it('Spans that are made afterwards have the times that they are given', async () => {
  const { get, samples } = await startService(() => ({
    '/ask': () => {
      const attributes = { 'db.system.name': 'mysql', 'db.operation.name': 'SELECT' }
      const tracer = trace.getTracer('orm')
      const options = { kind: SpanKind.CLIENT, attributes, startTime: Date.now() - 90_000 }
      tracer.startSpan('query', options).end(Date.now())
      tracer.startSpan('backwards', options).end(Date.now() - 180_000)
      tracer.startSpan('twice', { ...options, startTime: [0, 0] }).end([30, 0])
    },
  }))
  await expect
    .poll(async () => {
      await get('/ask')
      return byLabels(await samples(), 'db_client_operation_duration_seconds_sum')['mysql SELECT']
    }, loading)
    .toBeGreaterThanOrEqual(120)
})
