import type { AlertPlan } from '../plan/plan.ts'
import { generatedNote, groupFields } from './rule-file.ts'
import { toYaml } from './yaml.ts'

/** The same rules for the Prometheus operator. */
export function prometheusRule({ service, groups }: AlertPlan): string {
  return (
    generatedNote +
    toYaml({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: {
        name: `${resourceName(service.name)}-slo`,
        labels: { 'app.kubernetes.io/managed-by': 'obs', 'app.kubernetes.io/part-of': 'obs' },
      },
      spec: { groups: groups.map(groupFields) },
    })
  )
}

/** Kubernetes takes lower case, digits, dots and dashes. */
export function resourceName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
}
