import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { panels } from '../panels/panels.ts'
import { cpu } from '../panels/runtime/cpu.ts'
import { descriptors } from '../panels/runtime/descriptors.ts'
import { eventLoopBusy } from '../panels/runtime/event-loop-busy.ts'
import { eventLoopLate } from '../panels/runtime/event-loop-delay.ts'
import { eventLoopStatistics } from '../panels/runtime/event-loop-statistics.ts'
import { gcPauses } from '../panels/runtime/gc-pauses.ts'
import { gcShare } from '../panels/runtime/gc-share.ts'
import { heapShare } from '../panels/runtime/heap-share.ts'
import { heapSpaces } from '../panels/runtime/heap-spaces.ts'
import { lost } from '../panels/runtime/lost.ts'
import { processes } from '../panels/runtime/processes.ts'
import { resident } from '../panels/runtime/resident.ts'
import { resources } from '../panels/runtime/resources.ts'
import { scrapes } from '../panels/runtime/scrapes.ts'
import { series } from '../panels/runtime/series.ts'
import { frame } from './parts/frame.ts'

/** The process itself: what every request shares. */
export function runtime(service: Service): Board {
  return frame(service, {
    kind: 'runtime',
    title: 'Runtime',
    description: 'Event loop, memory, garbage collection and what the process holds open.',
    rows: [
      { key: 'loop', title: null, panels: panels(service, [eventLoopLate, eventLoopBusy, cpu]) },
      {
        key: 'loop-more',
        title: 'Event loop and garbage collection',
        panels: panels(service, [eventLoopStatistics, gcShare, gcPauses]),
      },
      {
        key: 'memory',
        title: 'Memory',
        panels: panels(service, [heapShare, heapSpaces, resident]),
      },
      {
        key: 'held',
        title: 'What it holds',
        panels: panels(service, [resources, descriptors, processes]),
      },
      { key: 'self', title: 'Telemetry itself', panels: panels(service, [lost, series, scrapes]) },
    ],
  })
}
