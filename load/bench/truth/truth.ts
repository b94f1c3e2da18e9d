import { parseArgs } from 'node:util'
import type { Outcome } from '../../src/index.ts'
import { looksUntil } from '../../src/plan/duration.ts'
import { judgeObjective } from '../../src/verdict/objective.ts'
import { createRandom, independent, queue, slotsOf } from './simulate.ts'
import type { Batch, Random, SyntheticService } from './simulate.ts'

/**
 * How often the gate is wrong: it judges runs of services whose true ratio is known, extending
 * them as `--duration auto` does. Pure arithmetic: the same numbers on every machine.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '100000' } } })
const runs = Number(values.runs)

const perSecond = 240
const looks = looksUntil(60, 600)
const confidence = 0.99
const allowed = 0.01
const services = [independent, queue(0.3), queue(0.6)]
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

const random = createRandom(20_261_120)
const cells = services.flatMap((service) => factors.map((factor) => ({ service, factor })))
const each = Math.ceil(runs / cells.length)
let wrong = { passes: 0, fails: 0, undecided: 0, shouldPass: 0, shouldFail: 0, clear: 0 }
for (const { service, factor } of cells) {
  const counts = { pass: 0, fail: 0, unproven: 0 }
  for (let at = 0; at < each; at++) counts[run(service, factor, random)] += 1
  const clear = factor < 0.9 || factor > 1.1
  wrong = {
    passes: wrong.passes + (factor > 1 ? counts.pass : 0),
    fails: wrong.fails + (factor < 1 ? counts.fail : 0),
    undecided: wrong.undecided + (clear ? counts.unproven : 0),
    shouldPass: wrong.shouldPass + (factor < 1 ? each : 0),
    shouldFail: wrong.shouldFail + (factor > 1 ? each : 0),
    clear: wrong.clear + (clear ? each : 0),
  }
  const shares = Object.entries(counts).map(
    ([outcome, count]) => `${outcome} ${percent(count / each)}`,
  )
  console.log(`${service.name.padEnd(14)} ${factor}x of what is allowed: ${shares.join('  ')}`)
}
const result = {
  runs: each * cells.length,
  falsePasses: wrong.passes / wrong.shouldFail,
  falseFails: wrong.fails / wrong.shouldPass,
  unprovenWhereClear: wrong.undecided / wrong.clear,
}
console.log(JSON.stringify(result, null, 2))
if (result.falsePasses > 0.01 || result.falseFails > 0.01 || result.unprovenWhereClear > 0.1)
  process.exitCode = 1

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(2)} %`
}
