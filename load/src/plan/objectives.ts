import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { PlannedObjective } from './plan.ts'

/** What is tolerated at more than the peak is not tolerated in normal operation. */
export function objectivesOf(service: Service, factor: number): readonly PlannedObjective[] {
  const { errors, normalErrors } = service.load
  return service.objectives.map((objective) =>
    planned(objective, factor > 1 ? errors : normalErrors),
  )
}

function planned(objective: Objective, errors: number): PlannedObjective {
  const { id, route, except, kind, underMs } = objective
  const ratio = kind === 'latency' ? objective.ratio : complement(errors)
  return {
    id,
    kind: kind === 'latency' ? 'latency' : 'errors',
    route,
    except,
    ratio,
    underMs,
    allowed: complement(ratio),
  }
}

/** 1 − 0.99 is 0.01, and not 0.010000000000000009. */
function complement(ratio: number): number {
  return Number((1 - ratio).toPrecision(12))
}
