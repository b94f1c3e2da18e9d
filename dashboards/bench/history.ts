import { compileAlerts } from '@obs-toolkit/alerts'
import { eventLoopDelay, metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'

interface Span {
  readonly from: number
  readonly to: number
}

const scrapeSeconds = 15
const hour = 3_600

/** What Prometheus would have of a day: what it scraped, and what its rules recorded, each at its pace. */
export function history(service: Service, span: Span): string {
  return [...scraped(service, span), ...recorded(service, span), '# EOF\n'].join('\n')
}

function scraped({ bucketEdgesSeconds: edges }: Service, span: Span): string[] {
  const routes = ['/orders/:id', '/orders', '/orders/events']
  const requests = routes.flatMap((route) =>
    ['200', '500'].flatMap((status) => {
      const failed = status === '500'
      const labels = `${target},http_request_method="GET",http_route="${route}",http_response_status_code="${status}",error_type="${failed ? '500' : ''}"`
      const perSecond = failed ? 0.01 : 20
      const upTo = (part: number) => (seconds: number) => (seconds - span.from) * perSecond * part
      const name = metrics.serverDuration
      return [
        ...edges.flatMap((edge, at) =>
          samples(
            `${name}_bucket{${labels},le="${edge}"}`,
            span,
            scrapeSeconds,
            upTo((at + 1) / (edges.length + 1)),
          ),
        ),
        ...samples(`${name}_bucket{${labels},le="+Inf"}`, span, scrapeSeconds, upTo(1)),
        ...samples(`${name}_count{${labels}}`, span, scrapeSeconds, upTo(1)),
        ...samples(`${name}_sum{${labels}}`, span, scrapeSeconds, upTo(0.1)),
      ]
    }),
  )
  const gauges = [
    metrics.serverActive,
    eventLoopDelay('p99'),
    metrics.heapUsed,
    metrics.heapLimit,
    metrics.target,
    metrics.processStart,
  ]
  return [
    ...requests,
    ...gauges.flatMap((name) => samples(`${name}{${target}}`, span, scrapeSeconds, () => 1)),
    ...samples(`${metrics.cpuTime}{${target}}`, span, scrapeSeconds, (at) => at / 10),
  ]
}

const target = 'job="orders",instance="10.0.0.1:3000"'

function recorded(service: Service, span: Span): string[] {
  return compileAlerts(service).groups.flatMap(({ intervalSeconds, rules }) =>
    rules.flatMap((rule) => {
      if (!('record' in rule)) return []
      const labels = Object.entries(rule.labels).map(([name, value]) => `${name}="${value}"`)
      return samples(`${rule.record}{${labels.join()}}`, span, intervalSeconds, () => 1)
    }),
  )
}

function samples(
  series: string,
  { from, to }: Span,
  every: number,
  valueAt: (seconds: number) => number,
): string[] {
  return Array.from({ length: Math.floor((to - from) / every) }, (_, at) => {
    const seconds = from + at * every
    return `${series} ${valueAt(seconds)} ${seconds}`
  })
}

/** A day, and the hour before it that windows look back on. */
export function lastDay(to: number): Span {
  return { from: to - 25 * hour, to }
}
