import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from '../../support/free-port.ts'

interface JaegerSpan {
  readonly operationName: string
  readonly spanID: string
  readonly references: readonly { readonly spanID: string }[]
  readonly tags: readonly { readonly key: string; readonly value: unknown }[]
  readonly warnings: readonly string[] | null
}

export interface Jaeger {
  readonly endpoint: string
  /** The spans of a trace as they were stored; none where there is no such trace. */
  spansOf(traceId: string): Promise<readonly JaegerSpan[]>
}

/** A real collector with a trace store behind it, in memory; gone with the test. */
export async function startJaeger(binary: string): Promise<Jaeger> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-jaeger-'))
  const [otlp, query, grpc] = await Promise.all([freePort(), freePort(), freePort()])
  const file = join(folder, 'jaeger.yaml')
  await writeFile(file, JSON.stringify(configuration(otlp, query, grpc)))
  const child = spawn(binary, ['--config', file], { stdio: 'ignore' })
  onTestFinished(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  })
  return {
    endpoint: `http://127.0.0.1:${otlp}`,
    async spansOf(traceId) {
      const answer = await fetch(`http://127.0.0.1:${query}/api/traces/${traceId}`)
      if (!answer.ok) return []
      const { data } = (await answer.json()) as { data: { spans: JaegerSpan[] }[] }
      return data.flatMap(({ spans }) => spans)
    },
  }
}

function configuration(otlp: number, query: number, grpc: number): object {
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query'],
      telemetry: { metrics: { level: 'none' } },
      pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
    },
    extensions: {
      jaeger_storage: { backends: { memory: { memory: { max_traces: 10_000 } } } },
      jaeger_query: {
        storage: { traces: 'memory' },
        http: { endpoint: `127.0.0.1:${query}` },
        grpc: { endpoint: `127.0.0.1:${grpc}` },
      },
    },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${otlp}` } } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  }
}
