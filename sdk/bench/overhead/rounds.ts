import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../processes/child.ts'
import { chooseCore } from '../processes/pinning.ts'
import type { LoadCalls } from '../processes/load.ts'
import type { SinkCalls } from '../processes/sink.ts'
import { rotate } from '../report/rotate.ts'
import { variants } from '../variants/table.ts'
import type { Framework, Variant } from '../variants/variant.ts'
import type { Options } from './options.ts'
import { startSubject, type Subject, type Surroundings } from './subject.ts'

/** CPU microseconds per request by variant, all measured within a second or two. */
export type Round = ReadonlyMap<string, number>

/**
 * Measures every variant in every round, in an order that rotates, over several launches, of which
 * each starts with another variant: the first has the memory and the caches to itself.
 */
export async function measureRounds(
  framework: Framework,
  options: Options,
  measured: readonly Variant[] = variants[framework],
): Promise<Round[]> {
  const core = options.pin ? chooseCore() : undefined
  const folder = await mkdtemp(join(tmpdir(), 'obs-bench-'))
  const load = startChild<LoadCalls>(new URL('../processes/load.ts', import.meta.url), { core })
  const sink = startChild<SinkCalls>(new URL('../processes/sink.ts', import.meta.url), { core })
  const around = { load, sink, core, folder, connections: options.connections }
  const rounds: Round[] = []
  try {
    for (let launch = 1; launch <= options.launches; launch++) {
      console.error(`${framework}: launch ${launch} of ${options.launches}`)
      rounds.push(...(await measureLaunch(framework, options, around, rotate(measured, launch))))
    }
    return rounds
  } finally {
    await Promise.all([load.stop(), sink.stop()])
    await rm(folder, { recursive: true })
  }
}

async function measureLaunch(
  framework: Framework,
  options: Options,
  around: Surroundings,
  measured: readonly Variant[],
): Promise<Round[]> {
  const { requests, warmUp, errors } = options
  const subjects: Subject[] = []
  try {
    for (const variant of measured) {
      subjects.push(await startSubject(framework, variant, around))
    }
    for (const { measure } of subjects) await measure({ requests: warmUp, errors })
    const rounds: Round[] = []
    for (let round = 0; round < options.rounds; round++) {
      const costs = new Map<string, number>()
      for (const { variant, measure } of rotate(subjects, round)) {
        costs.set(variant.name, await measure({ requests, errors }))
      }
      rounds.push(costs)
    }
    for (const { prove } of subjects) await prove()
    return rounds
  } finally {
    await Promise.all(subjects.map((subject) => subject.stop()))
  }
}
