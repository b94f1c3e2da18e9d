import { latencyObjectives, latencyTargets } from '../../queries/objectives.ts'
import { knownRoutes } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { durations as panel } from '../red/durations.ts'

export const durations: DefinePanel = (service) => {
  const promised = latencyObjectives(service)
  return panel(service, {
    key: 'red/durations',
    only: knownRoutes,
    targets: promised.length === 0 ? null : latencyTargets(service, promised),
  })
}
