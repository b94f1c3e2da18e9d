import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import type {
  AvailabilityObjective,
  LatencyObjective,
  Objective,
  Service,
} from '@obs-toolkit/sdk/service'
import { oneOf } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { ofRules } from './recorded.ts'

/** What the service as a whole promises about durations; the tightest ratio last. */
export function latencyObjectives({ objectives }: Service): readonly LatencyObjective[] {
  return objectives
    .filter((objective) => objective.kind === 'latency')
    .filter(({ route }) => route === null)
    .toSorted((a, b) => a.ratio - b.ratio)
}

export function availabilityObjective({ objectives }: Service): AvailabilityObjective | null {
  return objectives.find(isAvailabilityOfService) ?? null
}

function isAvailabilityOfService(objective: Objective): objective is AvailabilityObjective {
  return objective.kind === 'availability' && objective.route === null
}

/** Targets in seconds, as the rules record them: one line for each objective. */
export function latencyTargets(service: Service, objectives: readonly LatencyObjective[]): string {
  return ofRules(service, recorded.latencyTarget, [idsOf(objectives)])
}

/** The part that an objective lets be bad, from its target as the rules record it. */
export function allowedBy(service: Service, objective: Objective): string {
  return `1 - ${ofRules(service, recorded.objective, [idsOf([objective])])}`
}

export function idsOf(objectives: readonly Pick<Objective, 'id'>[]): Matcher {
  return [alertLabels.sloId, '=~', oneOf(objectives.map(({ id }) => id).toSorted())]
}

/** `p99` of 0.99, `p99.9` of 0.999: as people say it. */
export function percentileName(ratio: number): string {
  return `p${Number((ratio * 100).toPrecision(10))}`
}
