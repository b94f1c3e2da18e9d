import { edgeSeconds, scrapeLabels } from '@obs-toolkit/sdk/service'
import { oneOf } from './selector.ts'
import type { Matcher } from './selector.ts'

/**
 * The bucket whose upper edge is a target. Prometheus 3 writes whole edges as `1.0` and small ones
 * as `1e-05`, Prometheus 2 keeps what the service wrote: `1`, `0.00001`.
 */
export function bucketMatcher(underMs: number): Matcher {
  const edge = edgeSeconds(underMs)
  const spellings = [...new Set([String(edge), ...otherSpellings(edge)])]
  const { bucket } = scrapeLabels
  return spellings.length === 1 ? [bucket, '=', spellings[0]!] : [bucket, '=~', oneOf(spellings)]
}

function otherSpellings(edge: number): string[] {
  if (Number.isInteger(edge)) return [`${edge}.0`]
  return edge < 1e-4 ? [edge.toExponential().replace(/e-(\d)$/, 'e-0$1')] : []
}
