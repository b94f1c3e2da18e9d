import { generatedNote, toYaml } from '@obs-toolkit/alerts'
import type { Yaml } from '@obs-toolkit/alerts'
import { labels, scrapeLabels } from '@obs-toolkit/sdk/service'
import { traceQueries } from './trace-queries.ts'

/** `host:port` of what Grafana asks. */
export interface Sources {
  readonly prometheus: string
  readonly alertmanager: string
  readonly jaeger: string
  readonly loki: string
}

/** Data sources of a Grafana that is configured by files, each with its ways to the others. */
export function dataSources(sources: Sources, scrapeSeconds: number): string {
  const datasources = [
    prometheus(sources, scrapeSeconds),
    jaeger(sources),
    loki(sources),
    alertmanager(sources),
  ]
  return generatedNote + toYaml({ apiVersion: 1, prune: true, datasources })
}

const uids = {
  prometheus: 'prometheus',
  jaeger: 'jaeger',
  loki: 'loki',
  alertmanager: 'alertmanager',
} as const

function source(type: keyof typeof uids, name: string, address: string, jsonData: Yaml): Yaml {
  return {
    name,
    type,
    uid: uids[type],
    url: `http://${address}`,
    access: 'proxy',
    isDefault: type === 'prometheus',
    editable: false,
    jsonData,
  }
}

function prometheus(sources: Sources, scrapeSeconds: number): Yaml {
  return source('prometheus', 'Prometheus', sources.prometheus, {
    httpMethod: 'POST',
    prometheusType: 'Prometheus',
    // Of this Grafana makes `$__rate_interval`: four of them at least.
    timeInterval: `${scrapeSeconds}s`,
    manageAlerts: true,
    alertmanagerUid: uids.alertmanager,
    exemplarTraceIdDestinations: [
      { name: 'trace_id', datasourceUid: uids.jaeger, urlDisplayLabel: 'Open the trace' },
    ],
  })
}

function jaeger(sources: Sources): Yaml {
  return source('jaeger', 'Jaeger', sources.jaeger, {
    nodeGraph: { enabled: true },
    tracesToLogsV2: {
      datasourceUid: uids.loki,
      spanStartTimeShift: '-5m',
      spanEndTimeShift: '5m',
      tags: [{ key: 'service.name', value: labels.serviceName }],
      customQuery: true,
      query: escaped('{${__tags}} | trace_id="${__trace.traceId}"'),
    },
    tracesToMetrics: {
      datasourceUid: uids.prometheus,
      spanStartTimeShift: '-15m',
      spanEndTimeShift: '15m',
      tags: [
        { key: 'service.name', value: scrapeLabels.job },
        { key: 'http.route', value: labels.route },
      ],
      queries: traceQueries.map(({ name, query }) => ({ name, query: escaped(query) })),
    },
  })
}

function loki(sources: Sources): Yaml {
  return source('loki', 'Loki', sources.loki, {
    derivedFields: [
      {
        name: 'Trace',
        matcherType: 'label',
        matcherRegex: 'trace_id',
        url: escaped('${__value.raw}'),
        datasourceUid: uids.jaeger,
        urlDisplayLabel: 'Open the trace',
      },
      {
        // Lines that were shipped as they are, without parsing.
        name: 'TraceInLine',
        matcherType: 'regex',
        matcherRegex: '"trace_id":"([0-9a-f]{32})"',
        url: escaped('${__value.raw}'),
        datasourceUid: uids.jaeger,
        urlDisplayLabel: 'Open the trace',
      },
    ],
  })
}

/** A plain `$` would be a variable of the environment. */
function escaped(text: string): string {
  return text.replaceAll('$', '$$$$')
}

function alertmanager(sources: Sources): Yaml {
  return source('alertmanager', 'Alertmanager', sources.alertmanager, {
    implementation: 'prometheus',
  })
}
