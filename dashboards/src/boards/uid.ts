import { boardUid, uid } from '@obs-toolkit/alerts'
import type { Service } from '@obs-toolkit/sdk/service'
import type { BoardKind } from '../model/board.ts'

/**
 * The overview's uid is the one by which alerts point to it. The others begin with `obs_`, so that
 * a service called `orders-slo` and the objectives of `orders` cannot meet.
 */
export function uidOf(service: Pick<Service, 'name'>, kind: BoardKind): string {
  if (kind === 'fleet') return fleetUid
  return kind === 'overview' ? boardUid(service) : uid(`obs_${kind}-`, service.name)
}

/** One for all services. */
export const fleetUid = 'obs_fleet'
