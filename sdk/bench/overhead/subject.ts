import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../processes/child.ts'
import type { Batch, LoadCalls } from '../processes/load.ts'
import type { ServerCalls } from '../processes/server.ts'
import type { SinkCalls } from '../processes/sink.ts'
import type { Framework, Variant } from '../variants/variant.ts'
import { problemsOf, sumCounter, type Tally } from './evidence.ts'

/** What all servers of a run share. */
export interface Surroundings {
  load: Child<LoadCalls>
  sink: Child<SinkCalls>
  core: number | undefined
  folder: string
  connections: number
}

/** A running server with one variant in it. */
export interface Subject {
  variant: Variant
  /** CPU microseconds for each request of the batch. */
  measure: (batch: Batch) => Promise<number>
  /** Throws unless the variant did its work on every request so far. */
  prove: () => Promise<void>
  stop: () => Promise<void>
}

export async function startSubject(
  framework: Framework,
  variant: Variant,
  around: Surroundings,
): Promise<Subject> {
  const log = join(around.folder, `${framework}-${variant.name}.log`)
  const server = await startServer(framework, variant, around, log)
  const { port } = await server.call('listening')
  const tally: Tally = { requests: 0, errors: 0, spans: 0, lines: 0, counted: 0 }

  const measure = async (batch: Batch): Promise<number> => {
    truncateSync(log)
    await around.load.call('open', port, around.connections)
    await around.sink.call('take')
    await server.call('begin')
    const { errors } = await around.load.call('send', batch)
    const cpu = await server.call('end')
    const { requests: spans } = await around.sink.call('take')
    await around.load.call('close')
    tally.requests += batch.requests
    tally.errors += errors
    tally.spans += spans
    tally.lines += countLines(log)
    return cpu / batch.requests
  }
  const prove = async (): Promise<void> => {
    tally.counted = await counted(port, variant)
    const problems = problemsOf(variant.evidence, tally)
    if (problems.length === 0) return
    throw new Error(`${framework} ${variant.name} did not do its work: ${problems.join('; ')}`)
  }
  return { variant, measure, prove, stop: () => server.stop() }
}

async function startServer(
  framework: Framework,
  { module, preload, env }: Variant,
  { sink, core }: Surroundings,
  log: string,
): Promise<Child<ServerCalls>> {
  // Appending: the file is emptied between batches while the server holds it open.
  const stdout = openSync(log, 'a')
  const server = startChild<ServerCalls>(new URL('../processes/server.ts', import.meta.url), {
    args: [framework, module],
    preload: preload ? new URL(`../variants/${preload}`, import.meta.url) : undefined,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: await sink.call('endpoint'),
      OTEL_SERVICE_NAME: 'orders',
      ...env,
    },
    core,
    stdout,
  })
  closeSync(stdout)
  return server
}

async function counted(port: number, { evidence }: Variant): Promise<number> {
  if (!evidence.counter) return 0
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  return sumCounter(await answer.text(), evidence.counter)
}

function countLines(file: string): number {
  const content = readFileSync(file)
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines++
  return lines
}
