import { annotations } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { boardUid } from './board-uid.ts'
import { burnRunbook } from './slo/runbook-name.ts'
import { slug } from './slug.ts'

type Linked = Pick<Service, 'name' | 'links'>

/** Annotations for what the declaration has links to; none for the rest. */
export function linkAnnotations(service: Service, runbook: string): Record<string, string> {
  const runbookUrl = urlOfRunbook(service, runbook)
  const { grafana } = service.links
  return {
    ...(runbookUrl === null ? {} : { [annotations.runbookUrl]: runbookUrl }),
    ...(grafana === null ? {} : { [annotations.dashboardUrl]: boardUrl(service, grafana) }),
  }
}

export function boardUrl(service: Pick<Service, 'name'>, grafana: string): string {
  return below(grafana, `d/${boardUid(service)}`)
}

/** Where to read what to do about an alert of the service; null where no place is declared. */
export function alertRunbookUrl(service: Linked, alert: string): string | null {
  return urlOfRunbook(service, slug(alert))
}

export function objectiveRunbookUrl(service: Linked, objective: Objective): string | null {
  return urlOfRunbook(service, burnRunbook(objective))
}

function urlOfRunbook({ name, links }: Linked, runbook: string): string | null {
  return links.runbooks === null ? null : below(links.runbooks, `${name}/${runbook}.md`)
}

function below(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`
}
