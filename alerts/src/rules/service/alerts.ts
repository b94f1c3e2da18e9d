import { breakerOpen, breakerTripping } from './breakers.ts'
import { dependencyErrors } from './dependencies.ts'
import { eventLoopBlocked } from './event-loop.ts'
import { heapNearLimit } from './heap.ts'
import { bucketMissing, metricsMissing } from './metrics-missing.ts'
import { restartLoop } from './restarts.ts'
import type { DefineServiceAlert } from './service-alert.ts'
import { instanceDown, serviceDown } from './service-down.ts'
import { telemetryBroken } from './telemetry.ts'
import { trafficGone, unmatchedSurge } from './traffic.ts'

/** In the order in which they stand in the file. */
export const serviceAlerts: readonly DefineServiceAlert[] = [
  serviceDown,
  instanceDown,
  trafficGone,
  heapNearLimit,
  eventLoopBlocked,
  restartLoop,
  dependencyErrors,
  breakerOpen,
  breakerTripping,
  unmatchedSurge,
  metricsMissing,
  bucketMissing,
  telemetryBroken,
]
