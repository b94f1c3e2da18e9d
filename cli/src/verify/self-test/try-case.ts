import { gather, judge, planLoad } from '@obs-toolkit/load'
import type { LoadPlan, StartChild } from '@obs-toolkit/load'
import { resolveService } from '@obs-toolkit/sdk/service'
import { startChild } from '../../children.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Failure } from '../../failure.ts'
import { isUp } from '../answer.ts'
import { version } from '../../version.ts'
import type { Case } from './cases.ts'
import type { Outcome } from './compare.ts'
import { startHostile } from './start-hostile.ts'
import { throttled } from './throttled.ts'

export interface TryWorld {
  readonly k6: { readonly path: string; readonly version: string }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

const perSecond = 250
const seconds = 8
/** Enough for a busy machine not to matter. */
const wide = [
  { ratio: 0.95, underMs: 500 },
  { ratio: 0.99, underMs: 1_000 },
]

/** The whole gate against one server that misbehaves. */
export async function tryCase(each: Case, world: TryWorld): Promise<Outcome> {
  const server = await startHostile(
    each.name === 'throttled-generator' ? 'healthy' : each.name,
    world.signal,
  )
  const target = `http://127.0.0.1:${server.port}`
  try {
    if (each.name === 'refuses') await server.stop()
    await isUp(target, world.signal)
    return await judged(planOf(each, target), each, world)
  } catch (error) {
    if (error instanceof Failure && error.exitCode === exitCodes.unreachable) return 'unreachable'
    throw error
  } finally {
    await server.stop()
  }
}

async function judged(plan: LoadPlan, each: Case, world: TryWorld): Promise<Outcome> {
  const start: StartChild = each.throttled ? throttled(startChild) : startChild
  const evidence = await gather(plan, {
    ...world,
    start,
    toolkit: version(),
    metricsUrl: `${plan.target}/metrics`,
    prometheus: null,
    onProgress: () => {},
  })
  return { evidence, verdict: judge(evidence) }
}

function planOf(each: Case, target: string): LoadPlan {
  const { service } = resolveService({
    name: each.name,
    traffic: { peakPerSecond: perSecond / 2 },
    objectives: { latency: each.latency ?? wide },
    load: { timeoutMs: each.timeoutMs ?? 2_500 },
    routes: each.routes ?? { 'GET /': {} },
  })
  const { plan, refusals } = planLoad(service, {
    target,
    seconds,
    warmUpSeconds: each.warmUpSeconds ?? 0.5,
    rampSeconds: 0.6,
    folder: '.',
    environment: [],
  })
  if (plan) return plan
  throw new Error(refusals.map(({ message }) => message).join('; '))
}
