import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Matcher } from '../../sli/index.ts'
import { of, totalBy } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** Below this a call or two decides. */
const leastFailures = 10

const failed: Matcher = [labels.errorType, '!=', '']

/** The objectives page when users feel it; this says where it comes from. */
export const dependencyErrors: DefineServiceAlert = (service) => {
  if (service.dependencies.length === 0) return []
  const declared: Matcher = [labels.dependency, '!=', '']
  const calls = (more: readonly Matcher[]): string =>
    totalBy(
      service,
      [labels.dependency],
      `increase(${of(service, `${metrics.clientDuration}_count`, [declared, ...more])}[5m])`,
    )
  return [
    {
      name: 'DependencyErrors',
      severity: 'ticket',
      tier: 'dependency',
      expr: `${calls([failed])} / ${calls([])} > 0.05\nand ${calls([failed])} >= ${leastFailures}`,
      forSeconds: 120,
      keepFiringForSeconds: 300,
      summary: `${copyName(service)}: {{ $value | humanizePercentage }} of the calls to {{ $labels.dependency }} fail`,
      reason:
        'What users feel of it depends on fallbacks; the cause is probably not in this service.',
      causes: [
        'the dependency itself: look at its own board and alerts first',
        'the network or name resolution between the two',
        'a time-out or a pool that is too small for the traffic',
      ],
    },
  ]
}
