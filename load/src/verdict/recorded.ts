import type { Evidence } from '../evidence/evidence.ts'
import type { ServerDelta } from './server-delta.ts'
import { joined } from './validity/clocks.ts'
import type { RecordedVerdict } from './verdict.ts'

/** Extrapolated from scrapes, which do not fall on the edges of the measured phase. */
const tolerance = 0.25

/** What Prometheus says of the measured phase, in the terms of the service itself; its counts are estimates. */
export function recordedDelta(evidence: Evidence): ServerDelta | null {
  const recorded = joined(evidence)
  const { all, saturation, restarts, dependencies } = recorded ?? {}
  if (!all && !saturation && restarts == null) return null
  return {
    requests: null,
    restarts: restarts ?? 0,
    gone: false,
    p99: isOurs(evidence) ? (all?.p99 ?? null) : null,
    dependencies: dependencies ?? {},
    gcShare: saturation?.gcShare ?? null,
    cpuShare: saturation?.cpuShare ?? null,
    eventLoopDelay: saturation?.eventLoopDelay ?? null,
  }
}

/** Whether it recorded the requests that were sent: no others among them, and most of them. */
export function isOurs({ prometheus, client }: Evidence): boolean {
  const counted = prometheus?.all?.requests ?? 0
  return Math.abs(counted / Math.max(1, client.requests) - 1) <= tolerance
}

/** What of it is to be read beside the verdict. */
export function recordedOf(evidence: Evidence): RecordedVerdict | null {
  const recorded = joined(evidence)
  if (recorded === null) return null
  const { all, routes, saturation, instances, releases, restarts, problem } = recorded
  return {
    ours: isOurs(evidence),
    all,
    routes: routes ?? {},
    saturation,
    instances: instances?.length ?? null,
    releases,
    restarts,
    problem,
  }
}
