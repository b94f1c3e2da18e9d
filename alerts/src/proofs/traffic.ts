import { edgeSeconds, labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { parseRouteKey } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '../sli/index.ts'
import type { Matcher } from '../sli/index.ts'
import { counter } from './counter.ts'
import type { Step } from './counter.ts'
import type { InputSeries } from './proof.ts'

/** What an instance does for a while. */
export interface Phase {
  readonly seconds: number
  readonly badFraction: number
  /** Of the objective's events; the proof's own rate if absent. */
  readonly perSecond?: number
  /** The process starts anew, and its counters at zero. */
  readonly restart?: boolean
}

interface Instance {
  readonly name: string
  /** The value of the labels that tell copies apart; `one` if absent. */
  readonly copy?: string
  readonly phases: readonly Phase[]
  readonly perSecond: number
  readonly intervalSeconds: number
  /** Left out where nothing ever fails, as in a real service. */
  readonly withoutBad?: boolean
  /** Left out where nothing has ever succeeded. */
  readonly withoutGood?: boolean
  /** The series end here. */
  readonly gone?: boolean
}

/** The series of one instance, as the SDK counts an objective's events. */
export function instanceSeries(
  service: Service,
  objective: Objective,
  instance: Instance,
): InputSeries[] {
  const own: Matcher[] = [
    ...equals(service.prometheus.selector),
    ...service.prometheus.identity.map((label): Matcher => [label, '=', instance.copy ?? 'one']),
    [scrapeLabels.instance, '=', instance.name],
  ]
  const count = (status: string, more: readonly Matcher[] = [], of = 'count'): string =>
    selector(`${metrics.serverDuration}_${of}`, [
      ...own,
      ...routeOf(objective),
      [labels.status, '=', status],
      ...more,
    ])
  const values = (share: (phase: Phase) => number): string => valuesOf(instance, share)
  const up = { series: selector('up', own), values: upValues(instance) }
  if (objective.kind === 'latency') {
    const bucket: Matcher = [scrapeLabels.bucket, '=', String(edgeSeconds(objective.underMs))]
    return [
      up,
      { series: count('200'), values: values(() => 1) },
      {
        series: count('200', [bucket], 'bucket'),
        values: values((phase) => 1 - phase.badFraction),
      },
    ]
  }
  const bad = {
    series: count('503', [[labels.errorType, '=', '503']]),
    values: values((phase) => phase.badFraction),
  }
  const good = { series: count('200'), values: values((phase) => 1 - phase.badFraction) }
  return [up, ...(instance.withoutGood ? [] : [good]), ...(instance.withoutBad ? [] : [bad])]
}

/** A route that no declaration names stands for all that the service's objective counts. */
function routeOf({ route }: Objective): Matcher[] {
  const { method, path } = (route === null ? null : parseRouteKey(route)) ?? {
    method: 'GET',
    path: '/any-other-route',
  }
  return [
    [labels.method, '=', method],
    [labels.route, '=', path],
  ]
}

function valuesOf(instance: Instance, share: (phase: Phase) => number): string {
  const { phases, perSecond, intervalSeconds } = instance
  const steps = phases.map((phase): Step => ({
    samples: Math.round(phase.seconds / intervalSeconds),
    increment: (phase.perSecond ?? perSecond) * intervalSeconds * share(phase),
    restart: phase.restart ?? false,
  }))
  return counter(steps) + (instance.gone ? ' stale' : '')
}

function upValues({ phases, intervalSeconds, gone }: Instance): string {
  const samples = phases.reduce(
    (sum, phase) => sum + Math.round(phase.seconds / intervalSeconds),
    0,
  )
  return `1x${samples}${gone ? ' 0x400' : ''}`
}
