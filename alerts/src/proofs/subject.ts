import { alertLabels, alertSeries, severities } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { SloPlan } from '../plan/plan.ts'
import { selector } from '../sli/index.ts'
import type { Matcher } from '../sli/index.ts'
import type { Tier } from '../burn-rate/tier.ts'
import type { Assertion, InputSeries } from './proof.ts'
import { instanceSeries } from './traffic.ts'
import type { Phase } from './traffic.ts'

/** What a scenario is about, and the words in which it speaks. */
export interface Subject {
  readonly service: Service
  readonly slo: SloPlan
  readonly objective: Objective
  /** So many that no guard decides, where the scenario is not about guards. */
  readonly plenty: number
  readonly one: (
    phases: readonly Phase[],
    more?: Partial<Parameters<typeof instanceSeries>[2]>,
  ) => InputSeries[]
  readonly paging: (atSeconds: number) => Assertion
  readonly quiet: (atSeconds: number) => Assertion
  readonly firing: (tier: Tier, atSeconds: number) => Assertion
  readonly silent: (tier: Tier, atSeconds: number) => Assertion
  readonly escalated: (atSeconds: number, value: 1 | null) => Assertion
}

export function subjectOf(service: Service, slo: SloPlan, intervalSeconds: number): Subject {
  const { objective, tiers } = slo
  const plenty = Math.max(
    20,
    ...tiers.map(({ guard, threshold }) => Math.ceil(guard / (threshold * 60))),
  )
  const identified: readonly Matcher[] = [
    [alertSeries.state, '=', alertSeries.firing],
    [alertLabels.sloId, '=', objective.id],
    [alertLabels.service, '=', service.name],
    [alertLabels.owner, '=', service.owner ?? ''],
  ]
  const firing = (more: readonly Matcher[]): string =>
    `count(count by (${alertLabels.sloId}, ${alertLabels.service}, ${alertLabels.severity}) (${selector(alertSeries.alerts, [...identified, ...more])}))`
  const loudest = tiers.some(({ severity }) => severity === 'page')
    ? severities.page
    : severities.ticket
  const ofTier = ({ name, severity }: Tier): Matcher[] => [
    [alertLabels.tier, '=', name],
    [alertLabels.severity, '=', severity],
  ]
  return {
    service,
    slo,
    objective,
    plenty,
    one: (phases, more = {}) =>
      instanceSeries(service, objective, {
        name: 'a:80',
        phases,
        perSecond: plenty,
        intervalSeconds,
        ...more,
      }),
    paging: (atSeconds) => ({
      expr: firing([[alertLabels.severity, '=', loudest]]),
      atSeconds,
      value: 1,
    }),
    quiet: (atSeconds) => ({ expr: firing([]), atSeconds, value: null }),
    firing: (tier, atSeconds) => ({ expr: firing(ofTier(tier)), atSeconds, value: 1 }),
    silent: (tier, atSeconds) => ({ expr: firing(ofTier(tier)), atSeconds, value: null }),
    escalated: (atSeconds, value) => ({
      expr: firing([
        [alertLabels.severity, '=', severities.page],
        [alertLabels.escalation, '=', 'true'],
      ]),
      atSeconds,
      value,
    }),
  }
}
