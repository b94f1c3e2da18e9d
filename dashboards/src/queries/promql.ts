import { scrapeLabels } from '@obs-toolkit/sdk/service'

/** Grafana's own window: never shorter than four scrapes. */
const rateInterval = '$__rate_interval'

/** A second, now or so long ago. */
export function rate(selector: string, ago?: string): string {
  const then = ago === undefined ? '' : ` offset ${ago}`
  return `rate(${selector}[${rateInterval}]${then})`
}

export function sumBy(by: readonly string[], expr: string): string {
  return aggregate('sum', by, expr)
}

export function maxBy(by: readonly string[], expr: string): string {
  return aggregate('max', by, expr)
}

export function minBy(by: readonly string[], expr: string): string {
  return aggregate('min', by, expr)
}

function aggregate(how: string, by: readonly string[], expr: string): string {
  return by.length === 0 ? `${how}(${expr})` : `${how} by (${by.join(', ')}) (${expr})`
}

/** The time within which a part of the observations stays, by its buckets' rate. */
export function quantile(part: number, by: readonly string[], bucketRate: string): string {
  return `histogram_quantile(${part}, ${sumBy([scrapeLabels.bucket, ...by], bucketRate)})`
}

/** No series of failures means that nothing failed: zero wherever there is a total. */
export function partOf(part: string, total: string, by: readonly string[] = []): string {
  const all = sumBy(by, total)
  return `(${sumBy(by, part)} or 0 * ${all}) / (${all} > 0)`
}
