import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { panels } from '../panels/panels.ts'
import { alertsNow } from '../panels/overview/alerts-now.ts'
import { budgetNow } from '../panels/overview/budget-now.ts'
import { burnNow } from '../panels/overview/burn-now.ts'
import { burning, objectives } from '../panels/overview/objectives.ts'
import { durations } from '../panels/overview/durations.ts'
import { failedNow } from '../panels/overview/failed-now.ts'
import { failures } from '../panels/overview/failures.ts'
import { inFlight } from '../panels/overview/in-flight.ts'
import { rate } from '../panels/overview/rate.ts'
import { requestsNow } from '../panels/overview/requests-now.ts'
import { slowNow } from '../panels/overview/slow-now.ts'
import { weekBefore } from '../panels/overview/week-before.ts'
import { heatmap } from '../panels/red/heatmap.ts'
import { routesTable } from '../panels/routes/routes-table.ts'
import { cpu } from '../panels/runtime/cpu.ts'
import { eventLoopLate } from '../panels/runtime/event-loop-delay.ts'
import { heapShare } from '../panels/runtime/heap-share.ts'
import { frame } from './parts/frame.ts'

/** What users feel, then where, then why. */
export function overview(service: Service): Board {
  return frame(service, {
    kind: 'overview',
    title: 'Overview',
    description: `${service.description ?? service.name}: rate, errors and duration beside what was promised.`,
    rows: [
      {
        key: 'now',
        title: null,
        panels: panels(service, [
          requestsNow,
          failedNow,
          slowNow,
          budgetNow,
          burnNow,
          alertsNow,
          rate,
          failures,
          durations,
        ]),
      },
      { key: 'objectives', title: 'Promises', panels: panels(service, [objectives, burning]) },
      { key: 'routes', title: 'Where', panels: panels(service, [routesTable]) },
      {
        key: 'traffic',
        title: 'Traffic',
        panels: panels(service, [heatmap, inFlight, weekBefore]),
      },
      {
        key: 'saturation',
        title: 'How full it is',
        panels: panels(service, [eventLoopLate, heapShare, cpu]),
      },
    ],
  })
}
