import { trafficShare } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Incident, Intervals } from './acute.ts'
import { budgetOf, exact } from './decimals.ts'

/** All that the solver knows of an objective. */
export interface Facts {
  readonly id: string
  readonly wish: Incident
  /** Somebody wrote the wish down; otherwise it is a default, which may give way. */
  readonly declared: boolean
  readonly badAllowed: number
  readonly periodSeconds: number
  readonly intervals: Intervals
  /** Of the events that the objective counts, in the quietest hour; null where nobody said. */
  readonly lowPerSecond: number | null
}

export function factsOf(service: Service, objective: Objective): Facts {
  const { withinMinutes, badFraction, declared } = objective.detect
  return {
    id: objective.id,
    wish: { withinMinutes, badFraction },
    declared,
    badAllowed: budgetOf(objective),
    periodSeconds: service.prometheus.periodDays * 86_400,
    intervals: service.prometheus,
    lowPerSecond: lowTraffic(service, objective),
  }
}

/** A quietest hour with nothing in it says nothing about the others. */
function lowTraffic(service: Service, objective: Objective): number | null {
  const { lowPerSecond } = service.traffic
  if (lowPerSecond === null) return null
  return exact(lowPerSecond * trafficShare(service, objective)) || null
}
