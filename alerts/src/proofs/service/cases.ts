import { edgeSeconds, labels, metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '../../sli/index.ts'

/** What Prometheus sees all the time, and whether an alert is to fire for it. */
export interface Case {
  readonly alert: string
  readonly name: string
  readonly fires: boolean
  /** Values by series; one that counts upwards ends in a plus sign. */
  readonly values: Readonly<Record<string, string>>
}

/** Without these an incident may stay unseen, so they are proven with every service. */
export const provenAlerts: readonly string[] = [
  'ServiceDown',
  'InstanceDown',
  'MetricsMissing',
  'BucketMissing',
]

export function casesOf(service: Service): readonly Case[] {
  return [...outageCases(service), ...metricsCases(service), ...bucketCases(service)]
}

function outageCases(service: Service): Case[] {
  const up = (instance: string): string => of(service, 'up', instance)
  const both = (a: string, b: string) => ({ [up('a:80')]: a, [up('b:80')]: b })
  return [
    { alert: 'ServiceDown', name: 'no instance answers', fires: true, values: both('0', '0') },
    { alert: 'ServiceDown', name: 'no instance is known', fires: true, values: {} },
    { alert: 'ServiceDown', name: 'one answers', fires: false, values: both('0', '1') },
    { alert: 'InstanceDown', name: 'one does not answer', fires: true, values: both('0', '1') },
    { alert: 'InstanceDown', name: 'both answer', fires: false, values: both('1', '1') },
  ]
}

function metricsCases(service: Service): Case[] {
  const up = { [of(service, 'up')]: '1' }
  const active = { [of(service, metrics.serverActive)]: '0' }
  return [
    { alert: 'MetricsMissing', name: 'no request metrics', fires: true, values: up },
    { alert: 'MetricsMissing', name: 'idle', fires: false, values: { ...up, ...active } },
    { alert: 'MetricsMissing', name: 'down', fires: false, values: { [of(service, 'up')]: '0' } },
  ]
}

function bucketCases(service: Service): Case[] {
  const targets = [...new Set(service.objectives.flatMap(({ underMs }) => underMs ?? []))]
  if (targets.length === 0) return []
  const answered = { [labels.route]: '/', [labels.status]: '200' }
  const count = { [of(service, `${metrics.serverDuration}_count`, 'a:80', answered)]: '60+' }
  const without = (missing: number | null) =>
    Object.fromEntries(
      targets
        .filter((underMs) => underMs !== missing)
        .map((underMs) => {
          const bucket = { ...answered, le: String(edgeSeconds(underMs)) }
          return [of(service, `${metrics.serverDuration}_bucket`, 'a:80', bucket), '60+']
        }),
    )
  return [
    ...targets.map((underMs) => ({
      alert: 'BucketMissing',
      name: `none ends at ${underMs} ms`,
      fires: true,
      values: { ...count, ...without(underMs) },
    })),
    {
      alert: 'BucketMissing',
      name: 'each target has one',
      fires: false,
      values: { ...count, ...without(null) },
    },
  ]
}

function of(
  { prometheus }: Service,
  metric: string,
  instance = 'a:80',
  more: Readonly<Record<string, string>> = {},
): string {
  const copy = Object.fromEntries(prometheus.identity.map((label) => [label, 'one']))
  return selector(metric, equals({ ...prometheus.selector, ...copy, instance, ...more }))
}
