import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Board, Row } from '../model/board.ts'
import { fleetAlerts } from '../panels/fleet/alerts.ts'
import { fleetBurn } from '../panels/fleet/burn.ts'
import { fleetFailures } from '../panels/fleet/failures.ts'
import { fleetRate } from '../panels/fleet/rate.ts'
import { servicesTable } from '../panels/fleet/services.ts'
import { versions } from '../panels/fleet/versions.ts'
import { linkSeconds } from '../queries/traffic.ts'
import { ofTheWhole } from './parts/exclusions.ts'
import { prometheus, valuesOf } from './parts/variables.ts'
import { fleetUid } from './uid.ts'

/** All services beside each other, by what the rules say of them; in a rehearsal they are faster. */
export function buildFleet(services: readonly Service[], timesFaster = 1): Board {
  const seconds = linkSeconds / timesFaster
  const rows: readonly Row[] = [
    { key: 'now', title: null, panels: [fleetBurn, fleetFailures, fleetRate(seconds)] },
    { key: 'services', title: 'Services', panels: [servicesTable(services, seconds)] },
    { key: 'alerts', title: 'Alerts and versions', panels: [fleetAlerts, versions] },
  ]
  return {
    schema: 'obs.board/v1',
    kind: 'fleet',
    service: null,
    uid: fleetUid,
    title: 'Fleet',
    description: 'All services beside each other: who breaks a promise, and since when.',
    tags: ['obs', 'fleet'],
    from: 'now-6h',
    refresh: '1m',
    variables: [
      prometheus,
      {
        type: 'query',
        name: 'service',
        label: 'Service',
        description: 'Services whose rules are loaded.',
        query: valuesOf(recorded.objective, alertLabels.service),
      },
    ],
    annotations: [],
    links: [],
    rows,
    exclusions: ofTheWhole(rows),
  }
}
