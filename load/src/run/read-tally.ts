import type { ClientEvidence, Quantiles } from '../evidence/client.ts'
import type { LoadPlan } from '../plan/plan.ts'
import type { Histogram } from './histogram.ts'
import { timingOf } from './schedule.ts'
import type { Tally } from './tally.ts'

/**
 * The evidence of the first `seconds` of the measured phase. What k6 started and never ended, in a
 * run that was not stopped, counts as too slow and as failed.
 */
export function readTally(
  tally: Tally,
  plan: LoadPlan,
  seconds: number,
  complete: boolean,
): ClientEvidence {
  const { grid, totals } = tally
  const slots = Math.min(grid.count, Math.round(seconds / grid.seconds))
  const planned = Math.floor(timingOf(plan).rate * slots * grid.seconds)
  const dropped = sum(totals.droppedIn.subarray(0, slots))
  const finished = sum(totals.finished.subarray(0, slots))
  const from = totals.measuredAt
  const interrupted = complete ? Math.max(0, totals.lastIndex + 1 - totals.iterations) : 0
  return {
    measured: {
      from: from === null ? '' : new Date(from).toISOString(),
      to: from === null ? '' : new Date(from + slots * grid.seconds * 1000).toISOString(),
      seconds: slots * grid.seconds,
    },
    planned,
    started: finished + interrupted,
    dropped,
    interrupted,
    requests: tally.slots.slice(0, slots).reduce((total, slot) => total + slot.requests, 0),
    total: totals.requests,
    unanswered: totals.unanswered,
    objectives: plan.objectives.map(({ id }, at) =>
      objectiveOf(id, at, tally, plan, { slots, lost: interrupted }),
    ),
    routes: tally.routes.all().map(({ key, requests, failed, latency, statuses }) => ({
      key,
      requests,
      failed,
      latency: quantiles(latency),
      statuses: Object.fromEntries(statuses),
    })),
    slots: tally.slots.slice(0, slots).map(({ requests, failed, latency }, at) => ({
      at: round(at * grid.seconds),
      requests,
      failed,
      latency: quantiles(latency),
    })),
    slotSeconds: grid.seconds,
    latency: quantiles(tally.all),
    blocked: quantiles(tally.blocked),
    lag: quantiles(tally.lag),
    failures: Object.fromEntries(tally.failures),
    exceptions: totals.exceptions,
    checks: tally.checks.own(),
    slowest: tally.slowest.list(),
  }
}

export function countObjectives(
  tally: Tally,
  plan: LoadPlan,
  seconds: number,
): ClientEvidence['objectives'] {
  const slots = Math.min(tally.grid.count, Math.round(seconds / tally.grid.seconds))
  return plan.objectives.map(({ id }, at) => objectiveOf(id, at, tally, plan, { slots, lost: 0 }))
}

function objectiveOf(
  id: string,
  at: number,
  { events, bad }: Tally,
  { objectives }: LoadPlan,
  { slots, lost }: { slots: number; lost: number },
): ClientEvidence['objectives'][number] {
  const counts = Array.from({ length: slots }, (_, slot) => {
    const place = slot * objectives.length + at
    const added = slot === slots - 1 && objectives[at]!.route === null ? lost : 0
    return [events[place]! + added, bad[place]! + added] as const
  })
  return {
    id,
    events: counts.reduce((total, [count]) => total + count, 0),
    bad: counts.reduce((total, [, count]) => total + count, 0),
    slots: counts,
  }
}

function quantiles(histogram: Histogram): Quantiles {
  return {
    p50: histogram.quantile(0.5),
    p95: histogram.quantile(0.95),
    p99: histogram.quantile(0.99),
  }
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0)
}

function round(value: number): number {
  return Number(value.toPrecision(6))
}
