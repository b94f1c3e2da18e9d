import { bucketEdges } from '../buckets.ts'
import { defaults } from '../defaults.ts'
import { durationIn } from '../durations.ts'
import type { Problem } from '../problem.ts'
import type { Checked } from '../rules/finding.ts'
import type { Links, Prometheus, Service, Traffic } from '../service.ts'
import { resolveAlerts } from './alerts.ts'
import { resolveLoad } from './load.ts'
import { resolveMaintenance } from './maintenance.ts'
import { resolveObjectives } from './objectives.ts'
import { resolveRoutes } from './routes.ts'
import { orNull } from './values.ts'

/** Fills every default in. What comes here has no wrong part any more. */
export function resolve(definition: Checked, problems: readonly Problem[]): Service {
  const objectives = resolveObjectives(definition)
  return {
    schema: 'obs.service/v1',
    name: definition.name ?? defaults.name,
    owner: orNull(definition.owner),
    description: orNull(definition.description),
    tags: definition.tags ?? [],
    traffic: resolveTraffic(definition),
    objectives,
    routes: resolveRoutes(definition),
    bucketEdgesSeconds: bucketEdges(objectives.flatMap(({ underMs }) => underMs ?? [])),
    load: resolveLoad(definition, objectives),
    dependencies: Object.entries(definition.dependencies ?? {}).map(([name, { url, health }]) => ({
      name,
      url,
      health: orNull(health),
    })),
    consumers: Object.entries(definition.consumers ?? {}).map(([name, consumer]) => ({
      name,
      objectives: consumer.objectives ?? {},
    })),
    prometheus: resolvePrometheus(definition),
    links: resolveLinks(definition),
    alerts: resolveAlerts(definition),
    maintenance: resolveMaintenance(definition),
    problems,
  }
}

function resolveTraffic({ traffic = {} }: Checked): Traffic {
  return {
    peakPerSecond: orNull(traffic.peakPerSecond),
    lowPerSecond: orNull(traffic.lowPerSecond),
    instances: traffic.instances ?? defaults.instances,
  }
}

function resolvePrometheus({ name = defaults.name, prometheus = {} }: Checked): Prometheus {
  const { scrapeSeconds, evaluationSeconds, periodDays, metricsPath } = {
    ...defaults.prometheus,
    ...prometheus,
  }
  return {
    selector: prometheus.selector ?? { job: name },
    identity: prometheus.identity ?? [],
    scrapeSeconds: durationIn(scrapeSeconds, 's') ?? defaults.prometheus.scrapeSeconds,
    evaluationSeconds: durationIn(evaluationSeconds, 's') ?? defaults.prometheus.evaluationSeconds,
    periodDays: durationIn(periodDays, 'd') ?? defaults.prometheus.periodDays,
    targets: prometheus.targets ?? [],
    metricsPath,
  }
}

function resolveLinks({ links = {} }: Checked): Links {
  return {
    grafana: orNull(links.grafana),
    runbooks: orNull(links.runbooks),
    logs: orNull(links.logs),
    traces: orNull(links.traces),
    repository: orNull(links.repository),
  }
}
