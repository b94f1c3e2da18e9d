import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { panels } from '../panels/panels.ts'
import { durationsByRoute } from '../panels/routes/durations-by-route.ts'
import { durations } from '../panels/routes/durations.ts'
import { errors } from '../panels/routes/errors.ts'
import { failuresByRoute } from '../panels/routes/failures-by-route.ts'
import { failures } from '../panels/routes/failures.ts'
import { rateByRoute } from '../panels/routes/rate-by-route.ts'
import { rate } from '../panels/routes/rate.ts'
import { routesTable } from '../panels/routes/routes-table.ts'
import { timeByRoute } from '../panels/routes/time-by-route.ts'
import { frame } from './parts/frame.ts'
import { routes as variables } from './parts/variables.ts'

/** The routes beside each other, then each one alone with its own targets. */
export function routes(service: Service): Board {
  return frame(service, {
    kind: 'routes',
    title: 'Routes',
    description: 'Rate, errors and duration of each route, beside its own targets.',
    variables: variables(service),
    rows: [
      {
        key: 'compare',
        title: null,
        panels: panels(service, [rateByRoute, failuresByRoute, durationsByRoute]),
      },
      { key: 'table', title: 'Now', panels: panels(service, [routesTable]) },
      { key: 'errors', title: 'Errors and time', panels: panels(service, [errors, timeByRoute]) },
      {
        key: 'route',
        title: '$route',
        repeat: 'route',
        panels: panels(service, [rate, failures, durations]),
      },
    ],
  })
}
