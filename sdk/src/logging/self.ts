import { selfLabels, selfMetrics } from '../service/index.ts'
import type { Families } from '../metrics/families/families.ts'
import type { Logging } from './logging.ts'

/** Log lines that are missing are counted where someone looks. */
export function describeLogging(families: Families, logging: Logging): void {
  const counter = families.counter({
    name: selfMetrics.logLinesDropped,
    help: 'Log lines that were not written: over the rate, nobody read them, or the output was closed.',
    labelNames: [selfLabels.reason],
    collect: () => {
      for (const [reason, count] of Object.entries(logging.dropped())) {
        counter.series(reason).setTotal(count)
      }
    },
  })
}
