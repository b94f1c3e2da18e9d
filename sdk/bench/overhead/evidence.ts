import type { Evidence } from '../variants/variant.ts'

/** What a server was sent, and what has come out of it. */
export interface Tally {
  requests: number
  errors: number
  /** SERVER spans at the collector. */
  spans: number
  lines: number
  /** The requests that its own counter on `/metrics` shows. */
  counted: number
}

/** What is missing, or too much, of the work that a variant should have done. */
export function problemsOf(evidence: Evidence, tally: Tally): string[] {
  const problems: string[] = []
  if (evidence.counter && tally.counted !== tally.requests) {
    problems.push(`${evidence.counter} shows ${tally.counted} of ${tally.requests} requests`)
  }
  const spans = expectedSpans(evidence, tally)
  if (Math.abs(tally.spans - spans.mean) > spans.tolerance) {
    problems.push(`${tally.spans} SERVER spans arrived, ${Math.round(spans.mean)} were expected`)
  }
  const lines = (evidence.lines ?? 0) * tally.requests
  if (tally.lines < lines) problems.push(`${tally.lines} log lines of ${lines} were written`)
  return problems
}

/** Sampling is a series of coin tosses: five standard deviations never happen by chance. */
function expectedSpans({ spans }: Evidence, { requests, errors }: Tally) {
  const { ofSuccesses, ofErrors } = spans ?? { ofSuccesses: 0, ofErrors: 0 }
  const successes = requests - errors
  const variance = successes * ofSuccesses * (1 - ofSuccesses) + errors * ofErrors * (1 - ofErrors)
  return {
    mean: successes * ofSuccesses + errors * ofErrors,
    tolerance: 5 * Math.sqrt(variance),
  }
}

/** Sums a counter over its series of the measured routes. */
export function sumCounter(exposition: string, counter: string): number {
  const series = exposition
    .split('\n')
    .filter((line) => line.startsWith(`${counter}{`) && line.includes('/api/orders/'))
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf('}') + 1).trim()), 0)
}
