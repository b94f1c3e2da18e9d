import { defaults } from '../defaults.ts'
import { durationIn } from '../durations.ts'
import type { Checked } from '../rules/finding.ts'
import type { Load, Objective } from '../service.ts'

export function resolveLoad({ load = {} }: Checked, objectives: readonly Objective[]): Load {
  return {
    factor: load.factor ?? defaults.load.factor,
    errors: load.errors ?? defaults.load.errors,
    normalErrors: load.normalErrors ?? defaults.load.normalErrors,
    timeoutMs:
      load.timeoutMs === undefined
        ? timeoutAbove(objectives)
        : (durationIn(load.timeoutMs, 'ms') ?? defaults.load.timeoutMs),
    allow: load.allow ?? [],
    headers: load.headers ?? {},
  }
}

/** Room above the slowest target: a request that is cut off must be a slow one. */
function timeoutAbove(objectives: readonly Objective[]): number {
  return Math.max(defaults.load.timeoutMs, ...objectives.map(({ underMs }) => 2 * (underMs ?? 0)))
}
