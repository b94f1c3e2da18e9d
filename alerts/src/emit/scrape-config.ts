import type { Service } from '@obs-toolkit/sdk/service'
import { duration } from '../burn-rate/windows.ts'
import { generatedNote } from './rule-file.ts'
import { toYaml } from './yaml.ts'
import type { Yaml } from './yaml.ts'

const localTarget = 'localhost:3000'

/** A configuration of Prometheus that scrapes every service and loads every rule file. */
export function scrapeConfiguration(services: readonly Service[], alertmanager: string): string {
  const shortest = Math.min(...services.map(({ prometheus }) => prometheus.evaluationSeconds))
  return (
    generatedNote +
    toYaml({
      global: { scrape_interval: '15s', evaluation_interval: duration(shortest) },
      rule_files: ['../alerts/rules/*.yaml'],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
      scrape_configs: services.map(job),
    })
  )
}

/** Where the instances of a service are scraped: on one's own machine, where nothing is declared. */
export function targetsOf({ prometheus }: Service): readonly string[] {
  return prometheus.targets.length > 0 ? prometheus.targets : [localTarget]
}

/** Labels by which the rules pick the service, beside `job`, are put on its targets. */
function job(service: Service): Yaml {
  const { job = service.name, ...labels } = service.prometheus.selector
  const { scrapeSeconds, metricsPath } = service.prometheus
  return {
    job_name: job,
    scrape_interval: duration(scrapeSeconds),
    scrape_timeout: duration(Math.min(10, scrapeSeconds)),
    metrics_path: metricsPath,
    static_configs: [
      {
        targets: targetsOf(service),
        labels: Object.keys(labels).length > 0 ? labels : undefined,
      },
    ],
  }
}
