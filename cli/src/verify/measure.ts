import { resolve } from 'node:path'
import { gather, Overruled } from '@obs-toolkit/load'
import type { Evidence, LoadPlan } from '@obs-toolkit/load'
import type { Service } from '@obs-toolkit/sdk/service'
import { startChild } from '../children.ts'
import { headersFrom } from '../commands/headers-from.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { ensureFolder, writeFileAtomic } from '../files/write-file-atomic.ts'
import type { Terminal } from '../io.ts'
import { version } from '../version.ts'
import { isUp } from './answer.ts'
import { isAsked } from './ask-prometheus.ts'
import { findK6 } from './find-k6.ts'
import type { K6 } from './find-k6.ts'
import { follow } from './follow.ts'
import type { VerifyOptions } from './options.ts'
import { planFor } from './plan.ts'
import { isRightRelease } from './right-release.ts'
import type { Sources } from './right-release.ts'
import { startService } from './service-under-test.ts'

/** Plans, starts what is to be started, runs, and stops it again. */
export async function measure(options: VerifyOptions, terminal: Terminal): Promise<Evidence> {
  const { service, plan } = await planFor(options, terminal)
  await ensureFolder(resolve(terminal.cwd, options.out))
  if (options.planOut !== undefined) await savePlan(options.planOut, plan, terminal)
  const sources = sourcesOf(options, { service, plan }, terminal)
  if (sources.prometheus !== null) await isAsked(sources.prometheus, terminal.signal)
  const k6 = await findK6(terminal)
  const started = options.start ? await startService(options.start, plan.target, terminal) : null
  try {
    if (!started) await isUp(plan.target, terminal.signal)
    await isRightRelease(plan, sources, terminal.signal)
    const evidence = await run(plan, { options, sources, k6, terminal })
    tellProblem(evidence, terminal)
    return evidence
  } finally {
    await started?.stop()
  }
}

interface With {
  readonly options: VerifyOptions
  readonly sources: Sources
  readonly k6: K6
  readonly terminal: Terminal
}

async function run(plan: LoadPlan, { options, sources, k6, terminal }: With): Promise<Evidence> {
  const follower = follow(plan, options.rate !== undefined, terminal)
  try {
    const evidence = await gather(plan, {
      k6,
      toolkit: version(),
      env: terminal.env,
      start: startChild,
      signal: terminal.signal,
      ...sources,
      onProgress: follower.progress,
    })
    if (neverRan(evidence)) throw notRun(evidence)
    return evidence
  } catch (error) {
    throw error instanceof Overruled ? overruled(error) : error
  } finally {
    follower.end()
  }
}

function overruled(cause: Overruled): Failure {
  return new Failure(cause.message, {
    remedy:
      'Look for `K6_…` variables that a wrapper of it sets, or name another binary in `OBS_K6`.',
    details: { overruled: cause.options },
    cause,
  })
}

function sourcesOf(
  { metricsUrl, prometheus: url, prometheusHeader = [] }: VerifyOptions,
  { service, plan }: { readonly service: Service; readonly plan: LoadPlan },
  { env }: Terminal,
): Sources {
  const headers = headersFrom('--prometheus-header', prometheusHeader, env)
  return {
    metricsUrl: metricsUrl ?? plan.target + service.prometheus.metricsPath,
    prometheus: url === undefined ? null : { url, headers, service },
  }
}

function tellProblem({ prometheus }: Evidence, terminal: Terminal): void {
  if (prometheus === null || prometheus.problem === null) return
  terminal.note(`Prometheus at ${prometheus.url} did not tell all: ${prometheus.problem}`)
}

/** k6 said itself that it could not begin; whoever kills it gets an unproven verdict instead. */
function neverRan({ end, client, k6 }: Evidence): boolean {
  return end === 'broken' && client.total === 0 && k6.exitCode !== null
}

function notRun({ plan, k6 }: Evidence): Failure {
  const [what, exitCode] =
    plan.script === null
      ? (['the plan', exitCodes.unreachable] as const)
      : ([plan.script, exitCodes.refused] as const)
  return new Failure(`k6 cannot run ${what} (it ended with ${k6.exitCode})`, {
    exitCode,
    remedy: k6.messages.length === 0 ? 'It said nothing.' : `It said:\n${k6.messages.join('\n')}`,
  })
}

async function savePlan(file: string, plan: LoadPlan, { cwd, signal }: Terminal): Promise<void> {
  await writeFileAtomic(resolve(cwd, file), `${JSON.stringify(plan, null, 2)}\n`, signal)
}
