import type { RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCollector } from '../../bench/shutdown/collector.ts'
import { listen } from '../support/listen.ts'
import { Program, statusOf } from './support/program.ts'

const fixtures = {
  express5: new URL('./fixtures/express.ts', import.meta.url),
  fastify5: new URL('./fixtures/fastify.ts', import.meta.url),
} as const

async function serveBadly(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(listener)}`
}

const collectors = {
  'refuses connections': async () => 'http://127.0.0.1:9',
  'never answers': () => serveBadly(() => {}),
  fails: () => serveBadly((_req, res) => void res.writeHead(503).end()),
}

describe.each(['express5', 'fastify5'] as const)('traces at the end of a service on %s', (name) => {
  const start = (endpoint: string, env: Record<string, string> = {}) =>
    new Program(fixtures[name], {
      env: {
        FRAMEWORK: name,
        OPTIONS: JSON.stringify({ sampling: { success: 1 }, shutdown: { deadlineMs: 8_000 } }),
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        ...env,
      },
    })

  it.each(['', 'close', 'shutdown'])(
    'have all left when it exits, where the application does "%s" about it',
    async (own) => {
      const collector = await startCollector()
      onTestFinished(() => collector.close())
      const program = start(collector.endpoint, { OWN: own })
      const url = await program.url()
      const slow = statusOf(`${url}/slow?ms=300`)
      for (let n = 0; n < 20; n += 1) expect(await statusOf(`${url}/quick`)).toBe(200)
      await program.until(() => program.said.includes('slow begun'), 'the request is in flight')
      program.child.kill('SIGTERM')
      expect(await slow).toBe(200)
      await program.ended

      const logged = program.log.flatMap(({ trace_id: id }) => (id === undefined ? [] : [id]))
      expect(logged).toHaveLength(21)
      expect(collector.traceIds).toEqual(new Set(logged))
    },
  )

  it.each(Object.keys(collectors) as (keyof typeof collectors)[])(
    'are given up where the collector %s, and the service ends with 0',
    async (how) => {
      const program = start(await collectors[how]())
      const url = await program.url()
      expect(await statusOf(`${url}/quick`)).toBe(200)
      program.child.kill('SIGTERM')
      expect(await program.ended).toEqual({ code: 0, signal: null })
      expect(program.log.map(({ route }) => route)).toContain('/quick')
    },
  )
})
