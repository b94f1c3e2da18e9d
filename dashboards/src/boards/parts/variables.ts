import { labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { DataSourceVariable, QueryVariable } from '../../model/board.ts'
import { select, selectAll } from '../../queries/select.ts'

/** The linter's rules read the first one only. */
export const prometheus: DataSourceVariable = { type: 'data-source', of: 'prometheus' }

/** For links to traces and logs. */
export const linked: readonly DataSourceVariable[] = [
  { type: 'data-source', of: 'jaeger' },
  { type: 'data-source', of: 'loki' },
]

export function targets(service: Service): readonly QueryVariable[] {
  const ofJob = [[scrapeLabels.job, '=~', '$job']] as const
  return [
    {
      type: 'query',
      name: 'job',
      label: 'Job',
      description: 'What Prometheus scrapes as one service.',
      query: valuesOf(selectAll(service, metrics.target), scrapeLabels.job),
    },
    {
      type: 'query',
      name: 'instance',
      label: 'Instance',
      description: 'One process of the service. Panels about objectives always show all of them.',
      query: valuesOf(selectAll(service, metrics.target, ofJob), scrapeLabels.instance),
    },
  ]
}

export function routes(service: Service): readonly QueryVariable[] {
  const ofRoute = [[labels.route, '=~', '$route']] as const
  const count = `${metrics.serverDuration}_count`
  return [
    {
      type: 'query',
      name: 'route',
      label: 'Route',
      description: 'The template that took the request.',
      query: valuesOf(select(service, count), labels.route),
    },
    {
      type: 'query',
      name: 'method',
      label: 'Method',
      description: 'The method of the request.',
      query: valuesOf(select(service, count, ofRoute), labels.method),
    },
  ]
}

export function valuesOf(series: string, label: string): string {
  return `label_values(${series}, ${label})`
}
