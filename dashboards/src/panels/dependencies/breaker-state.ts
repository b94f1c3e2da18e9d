import { labels, metrics } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { line, named } from '../../queries/query.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const breakerState: DefinePanel = (service) =>
  graph({
    key: 'breakers/state',
    title: 'Breakers',
    description: {
      what: 'Whether each circuit breaker lets calls through, on the instance where it is most open.',
      why: 'An open breaker is a function that is switched off.',
      act: 'What it protects fails or is too slow: see the board of that service.',
      runbook: alertRunbookUrl(service, 'BreakerOpen'),
    },
    unit: 'short',
    view: { type: 'state' },
    words: [
      { value: 0, text: 'closed', colour: 'good' },
      { value: 1, text: 'half open', colour: 'warning' },
      { value: 2, text: 'open', colour: 'bad' },
    ],
    queries: [
      line(
        'state',
        `max by (${labels.breaker}) (2 * clamp_max(${select(service, metrics.breakerOpen)}, 1) + clamp_max(${select(service, metrics.breakerHalfOpen)}, 1))`,
        named(labels.breaker),
      ),
    ],
    noData: onlyWith('circuit breakers (obs.breaker)'),
  })
