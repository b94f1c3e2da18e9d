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

/** Labels by which the rules pick the service, beside `job`, are put on its targets. */
function job({ name, prometheus }: Service): Yaml {
  const { job = name, ...labels } = prometheus.selector
  const { targets, scrapeSeconds, metricsPath } = prometheus
  return {
    job_name: job,
    scrape_interval: duration(scrapeSeconds),
    scrape_timeout: duration(Math.min(10, scrapeSeconds)),
    metrics_path: metricsPath,
    static_configs: [
      {
        targets: targets.length > 0 ? [...targets] : [localTarget],
        labels: Object.keys(labels).length > 0 ? labels : undefined,
      },
    ],
  }
}
