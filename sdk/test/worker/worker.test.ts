import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { observe, type ObserveOptions } from '../../src/index.ts'
import { listen } from '../admin/support/app.ts'
import { Program } from '../lifecycle/support/program.ts'
import { startSink } from '../tracing/support/sink.ts'

const quiet = { logger: false, shutdown: false } as const
const job = new URL('./fixtures/job.ts', import.meta.url)

describe('a process without an application', () => {
  it('has a handle at once, whatever it is told', async () => {
    const obs = observe({ ...quiet, service: { name: 'shipping' } })
    onTestFinished(() => obs.shutdown())
    expect(obs.service.name).toBe('shipping')
    expect(await obs.registry.metrics()).toContain('framework="worker"')
  })

  it.each([undefined, null, 7, 'app', [], new Map(), new Date(), () => {}])(
    'is not what an application that is none is taken for: %s',
    (value) => {
      expect(() => observe(value as never)).toThrow('for a process without one')
    },
  )

  it('is not what options after an application that is undefined are taken for', () => {
    expect(() => observe(undefined as never, quiet)).toThrow('for a process without one')
  })

  it.each<[string, ObserveOptions['admin'], string]>([
    ['nothing', undefined, ''],
    ['`public`', 'public', ''],
    ['a port that is none', undefined, 'yes'],
  ])('says that nobody can read it where it is told %s of a port', async (_told, admin, port) => {
    vi.stubEnv('OBS_ADMIN_PORT', port)
    onTestFinished(() => void vi.unstubAllEnvs())
    const log = listen()
    const obs = observe({ logger: log.logger, shutdown: false, ...(admin && { admin }) })
    onTestFinished(() => obs.shutdown())
    expect(await log.said(/observing worker as .*; no metrics or health/)).toBeTruthy()
    expect(await log.said(/^Nobody can read|OBS_ADMIN_PORT is no port/)).toBeTruthy()
  })

  it('says nothing of a port where none is wanted', async () => {
    const log = listen()
    const obs = observe({ logger: log.logger, shutdown: false, admin: false })
    onTestFinished(() => obs.shutdown())
    await log.said(/observing worker/)
    expect(log.messages.join()).not.toContain('OBS_ADMIN_PORT')
  })

  it.each([
    ['', { admin: false }],
    ['with a port of its own', { admin: { port: 0, host: '127.0.0.1' } }],
  ])('ends by itself when its work is done %s', async (_with, options) => {
    const program = new Program(job, { env: { OPTIONS: JSON.stringify(options) } })
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.log.map(({ msg }) => msg)).toContain('work done')
    expect(program.errors).toBe('')
  })

  it('exports what it did before it ends, where it asks for the end', async () => {
    const sink = await startSink()
    const options = { admin: false, sampling: { success: 1 } }
    const program = new Program(job, {
      env: {
        OPTIONS: JSON.stringify(options),
        SHUTDOWN: '1',
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
      },
    })
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(sink.named('process files')).toHaveLength(1)
  })
})
