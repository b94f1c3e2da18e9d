import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { kinds, startSink } from './support/sink.ts'

const program = fileURLToPath(new URL('fixtures/instrumented.mjs', import.meta.url))

it('Spans of instrumentations are below the one SERVER span, and HTTP ones are not doubled', async () => {
  const sink = await startSink()
  const env = { PATH: process.env['PATH'], OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint }
  const args = ['--conditions=@obs-toolkit/source', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  const { warnings, flushed } = JSON.parse(stdout) as { warnings: string[]; flushed: boolean }
  expect(flushed).toBe(true)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('instrumentation-http is switched off')

  const servers = sink.spans.filter(({ kind }) => kind === kinds.server)
  expect(servers).toHaveLength(1)
  const [root] = servers
  expect(sink.spans.map(({ name }) => name)).toContain('middleware - lookUp')
  expect(sink.spans.some(({ name }) => name.startsWith('request handler'))).toBe(true)
  for (const span of sink.spans) {
    expect(span.traceId).toBe(root!.traceId)
    if (span !== root) expect(span.parentSpanId).toBe(root!.spanId)
  }
})
