import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'

/** Grafana puts the span's tags in the place of `$__tags`, as conditions on labels. */
function rate(suffix: string): string {
  return `rate(${metrics.serverDuration}_${suffix}{$__tags}[$__rate_interval])`
}

/** From a span to the metrics of the requests like it. */
export const traceQueries: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'Requests', query: `sum(${rate('count')})` },
  { name: 'Mean duration', query: `sum(${rate('sum')}) / sum(${rate('count')})` },
  {
    name: 'p99',
    query: `histogram_quantile(0.99, sum by (${scrapeLabels.bucket}) (${rate('bucket')}))`,
  },
]
