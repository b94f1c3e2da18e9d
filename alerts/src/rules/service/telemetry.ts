import { selfMetrics } from '@obs-toolkit/sdk/service'
import { of, total } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** What is dropped is counted; this is who looks at the count. */
export const lossCounters: readonly string[] = [
  selfMetrics.internalErrors,
  selfMetrics.spansDropped,
  selfMetrics.logLinesDropped,
  selfMetrics.overflow,
]

export const telemetryBroken: DefineServiceAlert = (service) => {
  const each = lossCounters.map((metric) => total(service, `increase(${of(service, metric)}[30m])`))
  return [
    {
      name: 'TelemetryBroken',
      severity: 'ticket',
      tier: 'telemetry',
      expr: each.map((expr) => `${expr} > 0`).join('\nor '),
      forSeconds: 1_800,
      summary: `${copyName(service)} has been losing traces, logs or metrics for half an hour`,
      reason: 'In the next incident something will be missing.',
      causes: [
        `which one: ${lossCounters.join(', ')}`,
        'spans: the collector is down or too slow',
        'log lines: whoever reads stdout is too slow',
        'overflow: a label whose values are made from data',
      ],
    },
  ]
}
