import { chosenRoutes } from '../../queries/server.ts'
import { targetsOfRoute } from '../../queries/route-targets.ts'
import type { DefinePanel } from '../define.ts'
import { durations as panel } from '../red/durations.ts'

export const durations: DefinePanel = (service) =>
  panel(service, {
    key: 'route/durations',
    only: chosenRoutes,
    targets: targetsOfRoute(service),
  })
