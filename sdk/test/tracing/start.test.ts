import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const program = fileURLToPath(new URL('fixtures/loaded.mjs', import.meta.url))

interface Loaded {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly instrumented: readonly string[]
}

async function load(env: Record<string, string>, ...args: string[]): Promise<Loaded> {
  const options = { env: { PATH: process.env['PATH'], ...env } }
  const condition = '--conditions=@obs-toolkit/source'
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [condition, program, ...args],
    options,
  )
  return JSON.parse(stdout) as Loaded
}

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }

it.each([
  ['nobody asks for traces', {}],
  ['it is turned off', { ...endpoint, OTEL_SDK_DISABLED: 'true' }],
])('Nothing of OpenTelemetry is loaded where %s', async (_, env) => {
  expect(await load(env)).toEqual({ before: [], after: [], instrumented: [] })
})

it('It is loaded where there is an endpoint, but not before the start', async () => {
  const { before, after } = await load(endpoint)
  expect(before).toEqual([])
  expect(after).toContain('@opentelemetry/sdk-node')
})

it('Instrumentations are switched on, also where nothing is exported', async () => {
  const { after, instrumented } = await load({}, 'instrumented')
  expect(after).toContain('@opentelemetry/sdk-node')
  expect(instrumented).toContain('enabled')
  expect(await load({ OTEL_SDK_DISABLED: 'true' }, 'instrumented')).toMatchObject({
    after: [],
    instrumented: [],
  })
})
