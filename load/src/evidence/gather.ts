import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Observed } from '@obs-toolkit/alerts/sli'
import type { LoadPlan } from '../plan/plan.ts'
import type { Progress } from '../run/progress.ts'
import { readTally } from '../run/read-tally.ts'
import { runLoad } from '../run/run.ts'
import type { StartChild } from '../run/start.ts'
import { createStopping } from '../run/stopping.ts'
import type { Evidence } from './evidence.ts'
import { calmOf } from './generator/calm.ts'
import { between } from './generator/generator.ts'
import { watchGenerator } from './generator/watch.ts'
import type { Server as PrometheusServer } from './prometheus/ask.ts'
import { askPrometheus } from './prometheus/query.ts'
import { watchServer } from './server/watch.ts'

export interface World {
  readonly k6: { readonly path: string; readonly version: string }
  readonly toolkit: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly start: StartChild
  readonly signal: AbortSignal
  /** Of the server's metrics. */
  readonly metricsUrl: string
  readonly prometheus: (PrometheusServer & { readonly service: Observed }) | null
  readonly onProgress: (progress: Progress) => void
}

/** Runs the plan, with an eye on the generator and on the server; all that was seen, as one noun. */
export async function gather(plan: LoadPlan, world: World): Promise<Evidence> {
  const server = watchServer(world.metricsUrl, plan.phases.measured, world.signal)
  const generator = watchGenerator()
  const stopping = createStopping(plan)
  const before = await calmOf()
  await server.look()
  const run = await runLoad(plan, {
    ...world,
    k6: world.k6.path,
    watch: (progress, tally, child) => {
      world.onProgress(progress)
      if (progress.phase === 'measured') {
        server.lookSometimes()
        generator.look(child.pid)
      }
      return stopping.reason(progress, tally)
    },
  })
  await server.look()
  const after = await calmOf()
  const [from, to] = await generator.readings()
  const client = readTally(run.tally, plan, stopping.counted(run.end), run.end === 'complete')
  return {
    schema: 'obs.evidence/v1',
    runId: randomUUID(),
    toolkit: world.toolkit,
    plan,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    k6: {
      version: world.k6.version,
      exitCode: run.exitCode,
      messages: run.log.messages(),
      overruled: [],
    },
    end: run.end,
    client,
    generator: {
      ...between(from, to, availableParallelism()),
      idleP95Ms: { before, after },
    },
    server: server.evidence(),
    prometheus: await prometheusOf(world, run.startedAt, client.measured),
  }
}

async function prometheusOf(
  { prometheus, signal }: World,
  before: Date,
  { from, to }: { from: string; to: string },
): Promise<Evidence['prometheus']> {
  if (prometheus === null || from === '') return null
  return askPrometheus({
    ...prometheus,
    before,
    from: new Date(from),
    to: new Date(to),
    signal,
  })
}
