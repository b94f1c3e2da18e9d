import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { End } from '../evidence/evidence.ts'
import type { LoadPlan } from '../plan/plan.ts'
import { createLines } from './csv.ts'
import { k6Environment } from './environment.ts'
import { createRunFolder } from './folder.ts'
import type { RunFolder } from './folder.ts'
import { createIdentify } from './identify.ts'
import { createLog } from './log.ts'
import type { Log } from './log.ts'
import { Overruled, overruledOptions } from './overruled.ts'
import type { Progress } from './progress.ts'
import { createSampleReader } from './samples.ts'
import type { StartChild } from './start.ts'
import { createTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { newTrace } from './trace.ts'
import { watchRun } from './watch-run.ts'

export interface RunWorld {
  readonly k6: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly start: StartChild
  readonly signal: AbortSignal
  /** Called a few times each second, with what was counted so far; says whether to stop, and why. */
  readonly watch: (progress: Progress, tally: Tally, k6: ChildProcess) => End | null
}

export interface Run {
  readonly tally: Tally
  readonly log: Log
  readonly end: End
  readonly exitCode: number | null
  readonly startedAt: Date
  readonly endedAt: Date
}

/** Runs k6 by the plan and counts what it tells. k6's own judgement is switched off and not asked. */
export async function runLoad(plan: LoadPlan, world: RunWorld): Promise<Run> {
  const trace = newTrace()
  const folder = await createRunFolder(plan, trace)
  try {
    const overruled = await overruledIn(folder, plan, world)
    if (overruled.length > 0) throw new Overruled(overruled)
    return await runIn(folder, plan, createTally(plan, trace), world)
  } finally {
    await folder.remove()
  }
}

function overruledIn(
  { config, script, options, path }: RunFolder,
  plan: LoadPlan,
  { k6, env, signal }: RunWorld,
): Promise<readonly string[]> {
  const inner = k6Environment(plan, env)
  return overruledOptions(options, { k6, script, config, cwd: path, env: inner, signal })
}

async function runIn(
  folder: RunFolder,
  plan: LoadPlan,
  tally: Tally,
  world: RunWorld,
): Promise<Run> {
  const log = createLog()
  const startedAt = new Date()
  const stopped = new AbortController()
  // Only k6 itself is told to stop, and writes out what it has; a second abort ends its group.
  const child = world.start(world.k6, argumentsOf(folder), {
    signal: stopped.signal,
    env: k6Environment(plan, world.env),
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  const read = createSampleReader(createIdentify(plan), tally)
  child.stdout!.setEncoding('latin1').on('data', createLines(read))
  child.stderr!.setEncoding('utf8').on('data', createLines(log.line))
  const watcher = watchRun(child, plan, tally, world, stopped)
  try {
    const [exitCode] = await closed
    return { tally, log, exitCode, startedAt, endedAt: new Date(), end: watcher.end(exitCode) }
  } finally {
    watcher.stop()
  }
}

function argumentsOf(folder: RunFolder): readonly string[] {
  return [
    'run',
    `--config=${folder.config}`,
    '--out=csv=-',
    '--log-format=json',
    '--log-output=stderr',
    '--summary-mode=disabled',
    '--no-thresholds',
    '--quiet',
    '--no-color',
    folder.script,
  ]
}
