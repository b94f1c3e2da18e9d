import { startChild } from '../processes/child.ts'
import type { ServerCalls } from '../processes/server.ts'
import { median, spreadOf, type Spread } from '../report/median.ts'
import { rotate } from '../report/rotate.ts'
import { bare, variants } from '../variants/table.ts'
import type { Framework, Variant } from '../variants/variant.ts'

export interface StartUp {
  framework: Framework
  variant: string
  /** Milliseconds from the start of the process until it listens, median. */
  ms: number
  /** Differences to bare of the same round. */
  added: Spread
  /** Difference of the fastest starts: noise only ever adds. */
  addedAtBest: number
  /** CPU milliseconds added, median: more than the time where helper threads worked along. */
  addedCpu: number
}

interface Start {
  afterMs: number
  cpuMs: number
}
type Round = ReadonlyMap<string, Start>

/** Starts every variant once in each round, in an order that rotates. */
export async function measureStartUps(framework: Framework, rounds: number): Promise<StartUp[]> {
  const measured: Round[] = []
  // The round before the first fills the disk cache and is not counted.
  for (let round = -1; round < rounds; round++) {
    const starts = await startEach(framework, Math.max(0, round))
    if (round >= 0) measured.push(starts)
  }
  return variants[framework].map(({ name }) => startUpOf(framework, name, measured))
}

async function startEach(framework: Framework, round: number): Promise<Round> {
  const starts = new Map<string, Start>()
  for (const variant of rotate(variants[framework], round)) {
    starts.set(variant.name, await start(framework, variant))
  }
  return starts
}

// Nobody listens on the discard port: what an exporter does there has no part in the start.
const endpoint = 'http://127.0.0.1:9'

async function start(framework: Framework, { module, preload, env }: Variant): Promise<Start> {
  const server = startChild<ServerCalls>(new URL('../processes/server.ts', import.meta.url), {
    args: [framework, module],
    preload: preload ? new URL(`../variants/${preload}`, import.meta.url) : undefined,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'orders', ...env },
    stdout: 2,
  })
  try {
    return await server.call('listening')
  } finally {
    await server.stop()
  }
}

function startUpOf(framework: Framework, variant: string, rounds: readonly Round[]): StartUp {
  const all = rounds.map((round) => ({ own: startIn(round, variant), bare: startIn(round, bare) }))
  return {
    framework,
    variant,
    ms: median(all.map(({ own }) => own.afterMs)),
    added: spreadOf(all.map(({ own, bare }) => own.afterMs - bare.afterMs)),
    addedAtBest:
      Math.min(...all.map(({ own }) => own.afterMs)) -
      Math.min(...all.map(({ bare }) => bare.afterMs)),
    addedCpu: median(all.map(({ own, bare }) => own.cpuMs - bare.cpuMs)),
  }
}

function startIn(round: Round, variant: string): Start {
  const start = round.get(variant)
  if (!start) throw new Error(`a round without ${variant}`)
  return start
}
