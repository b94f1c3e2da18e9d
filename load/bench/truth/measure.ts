import { looksUntil } from '../../src/plan/duration.ts'
import { judgeObjective } from '../../src/verdict/objective.ts'
import type { Outcome } from '../../src/verdict/verdict.ts'
import { createRandom, independent, queue, slotsOf } from './simulate.ts'
import type { Batch, Random, SyntheticService } from './simulate.ts'

const perSecond = 240
const looks = looksUntil(60, 600)
const confidence = 0.99
const allowed = 0.01
const services = [independent, queue(0.3), queue(0.6)]
/** Times what is allowed. */
const factors = [0.5, 0.9, 1.1, 2]

const objective = {
  id: 'synthetic/latency-p99',
  kind: 'latency' as const,
  route: null,
  except: [],
  ratio: 0.99,
  underMs: 500,
  allowed,
}

/** What the gate said of runs of one service, whose true ratio is known. */
export interface Cell {
  readonly service: string
  readonly factor: number
  readonly runs: number
  readonly said: Readonly<Record<Outcome, number>>
}

/** So many runs of each service at each ratio; the same numbers on every machine. */
export function* measureTruth(runsOfEach: number): Generator<Cell> {
  const random = createRandom(20_261_120)
  for (const service of services) {
    for (const factor of factors) {
      const said = { pass: 0, fail: 0, unproven: 0 }
      for (let at = 0; at < runsOfEach; at++) said[run(service, factor, random)] += 1
      yield { service: service.name, factor, runs: runsOfEach, said }
    }
  }
}

/** Extends the run as `--duration auto` does. */
function run(service: SyntheticService, factor: number, random: Random): Outcome {
  const next = service.start(allowed * factor, random)
  const slots: Batch[] = []
  for (const look of looks) {
    slots.push(...slotsOf(next, look - slots.length, perSecond))
    const outcome = judgeSlots(slots)
    if (outcome !== 'unproven') return outcome
  }
  return 'unproven'
}

function judgeSlots(slots: readonly Batch[]): Outcome {
  const events = slots.reduce((sum, [count]) => sum + count, 0)
  const bad = slots.reduce((sum, [, count]) => sum + count, 0)
  const certainty = 1 - (1 - confidence) / looks.length
  return judgeObjective(objective, { id: objective.id, events, bad, slots }, [], certainty).verdict
}

export interface Truth {
  readonly runs: number
  readonly falsePasses: number
  readonly falseFails: number
  /** Beyond a tenth on either side of what is allowed. */
  readonly unprovenWhereClear: number
}

export function sumUp(cells: readonly Cell[]): Truth {
  const share = (within: (cell: Cell) => boolean, outcome: Outcome): number => {
    const chosen = cells.filter(within)
    const runs = chosen.reduce((sum, each) => sum + each.runs, 0)
    return chosen.reduce((sum, { said }) => sum + said[outcome], 0) / runs
  }
  return {
    runs: cells.reduce((sum, { runs }) => sum + runs, 0),
    falsePasses: share(({ factor }) => factor > 1, 'pass'),
    falseFails: share(({ factor }) => factor < 1, 'fail'),
    unprovenWhereClear: share(({ factor }) => Math.abs(factor - 1) > 0.11, 'unproven'),
  }
}
