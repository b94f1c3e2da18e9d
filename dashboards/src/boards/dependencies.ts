import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { breakerCalls } from '../panels/dependencies/breaker-calls.ts'
import { breakerState } from '../panels/dependencies/breaker-state.ts'
import { callFailures } from '../panels/dependencies/call-failures.ts'
import { callRate } from '../panels/dependencies/call-rate.ts'
import { callTimes } from '../panels/dependencies/call-times.ts'
import { checks } from '../panels/dependencies/checks.ts'
import { consumed } from '../panels/dependencies/consumed.ts'
import { consumerDurations } from '../panels/dependencies/consumer-durations.ts'
import { consumerLag } from '../panels/dependencies/consumer-lag.ts'
import { databaseDurations } from '../panels/dependencies/database-durations.ts'
import { databaseRate } from '../panels/dependencies/database-rate.ts'
import { databaseTrouble } from '../panels/dependencies/database-trouble.ts'
import { deadLetters } from '../panels/dependencies/dead-letters.ts'
import { poolPending } from '../panels/dependencies/pool-pending.ts'
import { poolUse } from '../panels/dependencies/pool-use.ts'
import { retries } from '../panels/dependencies/retries.ts'
import { table } from '../panels/dependencies/table.ts'
import { panels } from '../panels/panels.ts'
import { frame } from './parts/frame.ts'

/** What the service calls, waits for and is fed by. */
export function dependencies(service: Service): Board {
  return frame(service, {
    kind: 'dependencies',
    title: 'Dependencies',
    description: 'Other services, breakers, databases, pools and queues.',
    rows: [
      {
        key: 'outbound',
        title: null,
        panels: panels(service, [callRate, callFailures, callTimes]),
      },
      { key: 'table', title: 'Now', panels: panels(service, [checks, table]) },
      {
        key: 'breakers',
        title: 'Breakers and retries',
        panels: panels(service, [breakerState, breakerCalls, retries]),
      },
      {
        key: 'databases',
        title: 'Databases',
        panels: panels(service, [databaseRate, databaseDurations, databaseTrouble]),
      },
      {
        key: 'queues',
        title: 'Pools and queues',
        panels: panels(service, [
          poolUse,
          poolPending,
          consumerLag,
          consumed,
          consumerDurations,
          deadLetters,
        ]),
      },
    ],
  })
}
