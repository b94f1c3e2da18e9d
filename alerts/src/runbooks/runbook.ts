import type { AlertPlan } from '../plan/plan.ts'
import { slug } from '../rules/slug.ts'
import { burnRunbook } from '../rules/slo/runbook-name.ts'
import { burnSections } from './burn.ts'
import { keptSection } from './kept.ts'
import { serviceSections } from './service-alert.ts'

/** What to do about one alert. People's own part comes from the file as it is now. */
export interface Runbook {
  /** Below the folder of runbooks. */
  readonly path: string
  readonly render: (earlier: string | undefined) => string
}

export function runbooks(plan: AlertPlan): readonly Runbook[] {
  const { service, slos, alerts } = plan
  return [
    ...slos.map((slo) =>
      runbook(service.name, burnRunbook(slo.objective), burnSections(plan, slo)),
    ),
    ...alerts.map((alert) =>
      runbook(service.name, slug(alert.name), serviceSections(service, alert)),
    ),
  ]
}

function runbook(service: string, name: string, sections: readonly string[]): Runbook {
  return {
    path: `${service}/${name}.md`,
    render: (earlier) =>
      `${[...sections, `## What we learnt\n\n${keptSection(earlier)}`].join('\n\n')}\n`,
  }
}
