import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import type { Panel, Query } from '../../model/panel.ts'
import { line } from '../../queries/query.ts'
import { latencyObjectives, percentileName } from '../../queries/objectives.ts'
import { quantile } from '../../queries/promql.ts'
import { durations as bucketRates } from '../../queries/server.ts'
import { targetLine } from '../styles.ts'
import { graph } from '../shapes.ts'

interface Durations {
  readonly key: string
  readonly only: readonly Matcher[]
  /** Series of targets in seconds, a line for each; null where none is promised. */
  readonly targets: string | null
}

/** Percentiles beside their targets: of a service, or of the routes chosen. */
export function durations(service: Service, { key, only, targets }: Durations): Panel {
  const promised = latencyObjectives(service)
  const ratios = [...new Set([0.5, ...promised.map(({ ratio }) => ratio)])]
  const slowest = ratios.at(-1)!
  return graph({
    key,
    title: 'Durations',
    description: {
      what: 'The time within which half, and the promised parts, of the requests are answered; dashed: the targets. Dots are requests with a trace.',
      why: 'A percentile is guessed between two buckets: it shows what people feel, while the objectives count exactly.',
      act: 'Click a dot far up to open the trace of a slow request.',
    },
    unit: 's',
    queries: [
      ...ratios.map((ratio): Query => ({
        ...percentile(service, ratio, only),
        ...(ratio === slowest && { exemplars: true }),
      })),
      ...(targets === null ? [] : [line('target', targets, `target {{${alertLabels.sloId}}}`)]),
    ],
    styles: [
      { of: { query: percentileName(0.5) }, colour: 'quiet', line: 'dotted' },
      { of: { query: percentileName(slowest) }, colour: 'accent', width: 2 },
      ...(targets === null ? [] : [targetLine]),
    ],
  })
}

function percentile(service: Service, ratio: number, only: readonly Matcher[]): Query {
  const name = percentileName(ratio)
  return line(name, quantile(ratio, [], bucketRates(service, only)), name)
}
