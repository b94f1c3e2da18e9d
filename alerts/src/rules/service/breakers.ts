import { labels, metrics, rejectedByBreaker } from '@obs-toolkit/sdk/service'
import { of, totalBy } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

const causes = [
  'what the breaker protects fails or is too slow: its own board and alerts come first',
  'its time-out or threshold is too tight for normal traffic',
]

export const breakerOpen: DefineServiceAlert = (service) => [
  {
    name: 'BreakerOpen',
    severity: 'ticket',
    tier: 'dependency',
    expr: `min by (${[...service.prometheus.identity, labels.breaker].join(',')}) (${of(service, metrics.breakerOpen)}) == 1`,
    forSeconds: 300,
    keepFiringForSeconds: 300,
    summary: `${copyName(service)}: the breaker {{ $labels.breaker }} is open on every instance`,
    reason: 'A function of the service is switched off everywhere, and has been for five minutes.',
    causes,
  },
]

/** A breaker that opens and closes is never open for long, yet turns calls away all the time. */
export const breakerTripping: DefineServiceAlert = (service) => {
  const calls = (rejectedOnly: boolean): string =>
    totalBy(
      service,
      [labels.breaker],
      `increase(${of(service, metrics.breakerCalls, rejectedOnly ? [[labels.outcome, '=', rejectedByBreaker]] : [])}[15m])`,
    )
  return [
    {
      name: 'BreakerTripping',
      severity: 'ticket',
      tier: 'dependency',
      expr: `${calls(true)} / ${calls(false)} > 0.05`,
      forSeconds: 300,
      keepFiringForSeconds: 300,
      summary: `${copyName(service)}: the breaker {{ $labels.breaker }} turns {{ $value | humanizePercentage }} of its calls away`,
      reason: 'More than one call in twenty is refused without being tried.',
      causes,
    },
  ]
}
