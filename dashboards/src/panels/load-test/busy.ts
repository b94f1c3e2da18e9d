import { metrics } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { figure } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const busyNow: DefinePanel = (service) =>
  figure({
    key: 'load/busy',
    title: 'Event loop, busiest',
    description: {
      what: 'The part of the time in which the event loop had work, on the busiest instance.',
      why: 'Where this reaches 100 %, durations no longer say how fast the code is, only how long the queue is.',
      act: 'Near 100 % below the planned load: the instances are too few, or the code does too much.',
    },
    unit: 'percentunit',
    queries: [line('busy', maxBy([], select(service, metrics.eventLoopUtilization)), 'busy')],
    thresholds: [
      { from: null, colour: 'good' },
      { from: 0.7, colour: 'warning' },
      { from: 0.9, colour: 'bad' },
    ],
  })
