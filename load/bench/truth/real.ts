import { spawn } from 'node:child_process'
import { resolveService } from '@obs-toolkit/sdk/service'
import { gather, judge, planLoad } from '../../src/index.ts'
import type { LoadPlan, Outcome, World } from '../../src/index.ts'
import { startKnown } from '../support/start-known.ts'
import type { Known } from '../support/start-known.ts'

/**
 * The whole gate, with a real k6, against servers whose true ratios are known: each answer is slow,
 * or an error, by a draw of its own. So much slower than the limit, and so much faster, that a busy
 * machine does not move an answer across it.
 */
const perSecond = 800
const seconds = 12
const limitMs = 400
const slowMs = 600
const allowed = { latency: 0.01, errors: 0.05 }
const factors = [0.5, 0.9, 1.1, 2]

interface RealCase {
  readonly name: string
  readonly factor: number
  readonly known: Known
}

function casesOf(factor: number): readonly RealCase[] {
  const slow = { slowRatio: allowed.latency * factor, slowMs, errorRatio: 0 }
  const failing = { slowRatio: 0, slowMs: 0, errorRatio: allowed.errors * factor }
  return [
    { name: `${factor}x of the slow ones that are allowed`, factor, known: slow },
    { name: `${factor}x of the errors that are allowed`, factor, known: failing },
  ]
}

/** How many of so many runs were wrong; each is told as it ends. */
export async function realRuns(k6: World['k6'], repeats: number): Promise<number> {
  const counts = { right: 0, unproven: 0, wrong: 0 }
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const each of factors.flatMap(casesOf)) {
      const outcome = await outcomeOf(each.known, k6)
      const result = compare(outcome, each.factor)
      counts[result] += 1
      console.log(`${each.name}: ${outcome} (${result})`)
    }
  }
  console.log(JSON.stringify({ runs: repeats * factors.length * 2, ...counts }))
  return counts.wrong
}

function compare(outcome: Outcome, factor: number): 'right' | 'unproven' | 'wrong' {
  if (outcome === 'unproven') return 'unproven'
  return (outcome === 'pass') === factor < 1 ? 'right' : 'wrong'
}

async function outcomeOf(known: Known, k6: World['k6']): Promise<Outcome> {
  const { target, stop } = await startKnown(known)
  try {
    const evidence = await gather(planOf(target), {
      k6,
      toolkit: 'benchmark',
      env: process.env,
      start: (program, args, options) => spawn(program, args, options),
      signal: new AbortController().signal,
      metricsUrl: `${target}/metrics`,
      prometheus: null,
      onProgress: () => {},
    })
    return judge(evidence).verdict
  } finally {
    stop()
  }
}

function planOf(target: string): LoadPlan {
  const { service } = resolveService({
    name: 'known',
    objectives: { latency: [{ ratio: 1 - allowed.latency, underMs: limitMs }] },
    load: { timeoutMs: 2_000, errors: allowed.errors },
    routes: { 'GET /': {} },
  })
  const { plan, refusals } = planLoad(service, {
    target,
    rate: perSecond,
    seconds,
    warmUpSeconds: 1,
    rampSeconds: 1,
    folder: '.',
    environment: [],
  })
  if (plan) return plan
  throw new Error(refusals.map(({ message }) => message).join('; '))
}
