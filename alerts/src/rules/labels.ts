import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Severity } from '../burn-rate/tier.ts'

/** Whoever declares no owner is routed like the rest of the service's severity. */
export function alertLabelsOf(
  { name, owner }: Service,
  severity: Severity,
  tier: string,
  sloId?: string,
): Record<string, string> {
  return {
    [alertLabels.severity]: severity,
    ...(sloId === undefined ? {} : { [alertLabels.sloId]: sloId }),
    [alertLabels.service]: name,
    ...(owner === null ? {} : { [alertLabels.owner]: owner }),
    [alertLabels.tier]: tier,
  }
}
