import { metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { of } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

const withoutTargetSeconds = 0.25

/** Every request waits for the event loop: half of the tightest target is then gone before it begins. */
export function lateLimit({ objectives }: Service): number {
  const targets = objectives.flatMap(({ underMs }) => underMs ?? [])
  return targets.length === 0 ? withoutTargetSeconds : Math.min(...targets) / 2_000
}

export const eventLoopBlocked: DefineServiceAlert = (service) => {
  const limit = lateLimit(service)
  return [
    {
      name: 'EventLoopBlocked',
      severity: 'ticket',
      tier: 'saturation',
      expr: `${of(service, metrics.eventLoopDelay)} > ${limit}`,
      forSeconds: 600,
      keepFiringForSeconds: 300,
      summary: `${copyName(service)}: the event loop of {{ $labels.instance }} is late by {{ $value | humanizeDuration }}`,
      reason: 'Every request on this instance waits that long before any of its code runs.',
      causes: [
        'synchronous work per request: large JSON, cryptography, templates, regular expressions',
        'garbage collection in a heap near its limit',
        'more traffic than the instances have processors for, or a CPU limit that throttles them',
      ],
    },
  ]
}
