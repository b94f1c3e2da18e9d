import { checkOf } from '../health/dependencies.ts'
import { Health } from '../health/health.ts'
import { describeHealth } from '../health/metrics.ts'
import type { Service } from '../service/index.ts'
import type { ObserveOptions } from './options.ts'
import type { Telemetry } from './telemetry.ts'

export function createHealth(
  { health: checks = {}, liveness }: ObserveOptions,
  { dependencies }: Service,
  { metrics, logging }: Telemetry,
  listening: () => boolean,
): Health {
  const health: Health = new Health({
    ...liveness,
    listening,
    told: describeHealth(metrics.families, () => health.refresh()),
    startFailed: (name, error) => logging.log.error({ err: error }, `start: ${name} failed`),
  })
  if (checks.dependencies === true) {
    for (const dependency of dependencies) health.add(dependency.name, checkOf(dependency))
  }
  // A check of the application's own wins over ours of the same name.
  for (const [name, wish] of Object.entries(checks)) {
    if (typeof wish === 'function') health.add(name, wish)
    else if (typeof wish === 'object') health.add(name, wish.check, wish)
  }
  return health
}
