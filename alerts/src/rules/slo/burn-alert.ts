import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedTotal } from '../../sli/index.ts'
import { alertLabelsOf } from '../labels.ts'
import type { AlertRule } from '../rule.ts'
import { burnAnnotations } from './burn-annotations.ts'
import { burnAlert } from './names.ts'

/** The alert of each tier. Its value is the part of the events that is bad, over the long window. */
export function burnRuleOf(service: Service, objective: Objective): (tier: Tier) => AlertRule {
  const annotationsOf = burnAnnotations(service, objective)
  return (tier) => ({
    alert: burnAlert,
    expr: burnExpr(objective, tier),
    keepFiringForSeconds: tier.shortSeconds,
    labels: alertLabelsOf(service, tier.severity, tier.name, objective.id),
    annotations: annotationsOf(tier),
  })
}

function burnExpr(
  objective: Objective,
  { longSeconds, shortSeconds, threshold, guard }: Tier,
): string {
  const [long, short] = [duration(longSeconds), duration(shortSeconds)]
  const above = (window: string): string =>
    `${recordedBad(objective, window)} / ${recordedTotal(objective, window)} > ${threshold}`
  return [above(long), above(short), `${recordedBad(objective, long)} >= ${guard}`].join('\nand ')
}
