import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { callTimes } from '../panels/dependencies/call-times.ts'
import { busyNow } from '../panels/load-test/busy.ts'
import { failedUnderLoad } from '../panels/load-test/failed.ts'
import { failures } from '../panels/load-test/failures.ts'
import { ofPlan } from '../panels/load-test/of-plan.ts'
import { rateOfPlan } from '../panels/load-test/rate.ts'
import { verdicts } from '../panels/load-test/verdicts.ts'
import { within } from '../panels/load-test/within.ts'
import { durations } from '../panels/overview/durations.ts'
import { inFlight } from '../panels/overview/in-flight.ts'
import { panels } from '../panels/panels.ts'
import { durationsByRoute } from '../panels/routes/durations-by-route.ts'
import { failuresByRoute } from '../panels/routes/failures-by-route.ts'
import { rateByRoute } from '../panels/routes/rate-by-route.ts'
import { cpu } from '../panels/runtime/cpu.ts'
import { eventLoopLate } from '../panels/runtime/event-loop-delay.ts'
import { gcShare } from '../panels/runtime/gc-share.ts'
import { heapShare } from '../panels/runtime/heap-share.ts'
import { latencyObjectives } from '../queries/objectives.ts'
import { frame } from './parts/frame.ts'
import { routes } from './parts/variables.ts'

/** As many as fit beside the other figures. */
const mostFigures = 3

/** What the server sees of a load test; what the client saw is in the report of the test. */
export function loadTest(service: Service): Board {
  const promised = latencyObjectives(service).slice(-mostFigures)
  return frame(service, {
    kind: 'load-test',
    title: 'Load test',
    description: 'The server under load beside its targets: what breaks first, and what was full.',
    variables: routes(service),
    rows: [
      {
        key: 'now',
        title: null,
        panels: [
          ...panels(service, [ofPlan, failedUnderLoad]),
          ...promised.map((objective) => within(service, objective)),
          ...panels(service, [busyNow, rateOfPlan, failures, durations]),
        ],
      },
      { key: 'verdicts', title: 'Targets', panels: panels(service, [verdicts]) },
      {
        key: 'routes',
        title: 'Routes',
        panels: panels(service, [rateByRoute, failuresByRoute, durationsByRoute]),
      },
      {
        key: 'full',
        title: 'What is full',
        panels: panels(service, [inFlight, eventLoopLate, cpu, heapShare, gcShare, callTimes]),
      },
    ],
  })
}
