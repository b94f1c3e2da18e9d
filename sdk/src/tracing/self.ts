import type { Families } from '../metrics/index.ts'
import { selfLabels, selfMetrics } from '../service/index.ts'
import type { Tracing } from './tracing.ts'

/** What became of traces is counted where someone looks. */
export function describeTracing(families: Families, tracing: Tracing): void {
  const { counts } = tracing
  const kept = families.counter({
    name: selfMetrics.tracesKept,
    help: 'Traces that are exported, by why: failed, slow, or sampled.',
    labelNames: [selfLabels.reason],
    collect: () => {
      for (const [reason, count] of Object.entries(tracing.kept))
        kept.series(reason).setTotal(count)
    },
  })
  const exported = families.counter({
    name: selfMetrics.spansExported,
    help: 'Spans that the collector took.',
    collect: () => exported.series().setTotal(counts.exported),
  })
  const dropped = families.counter({
    name: selfMetrics.spansDropped,
    help: 'Spans that are lost, by why. Those of traces that were not to be kept are not among them.',
    labelNames: [selfLabels.reason],
    collect: () => {
      for (const [reason, count] of Object.entries(counts.dropped)) {
        dropped.series(reason).setTotal(count)
      }
    },
  })
  const waiting = families.gauge({
    name: selfMetrics.spansWaiting,
    help: 'Spans held until their trace is decided, and spans that wait for export.',
    collect: () => waiting.series().set(tracing.waiting),
  })
}
