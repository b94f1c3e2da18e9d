import { annotations } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'

/** Grafana takes 40 characters. */
const longestUid = 40

/** The uid of a service's board, by which alerts and runbooks point to it. */
export function boardUid({ name }: Pick<Service, 'name'>): string {
  return `obs-${name}`.slice(0, longestUid)
}

/** Annotations for what the declaration has links to; none for the rest. */
export function linkAnnotations(service: Service, runbook: string): Record<string, string> {
  const { runbooks, grafana } = service.links
  return {
    ...(runbooks === null
      ? {}
      : { [annotations.runbookUrl]: below(runbooks, `${service.name}/${runbook}.md`) }),
    ...(grafana === null ? {} : { [annotations.dashboardUrl]: boardUrl(service, grafana) }),
  }
}

export function boardUrl(service: Pick<Service, 'name'>, grafana: string): string {
  return below(grafana, `d/${boardUid(service)}`)
}

function below(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`
}
