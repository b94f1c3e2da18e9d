import { alertLabels, labels, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Yaml } from '../emit/yaml.ts'

const { service, sloId, severity, tier, escalation } = alertLabels
const page = `${severity}="${severities.page}"`

/** What says less is silent while what says more fires. An escalation is never silenced by its page. */
export function inhibitRules(services: readonly Service[]): Yaml[] {
  return [
    pageOverTicket,
    ...lowerTiers,
    outageOverTheRest,
    ...services
      .flatMap(({ dependencies }) => dependencies.map(({ name }) => name))
      .toSorted()
      .filter((name, at, all) => all.indexOf(name) === at)
      .map(outageOfDependency),
  ]
}

const pageOverTicket: Yaml = {
  source_matchers: [page, `${sloId}!=""`],
  target_matchers: [`${severity}="${severities.ticket}"`, `${sloId}!=""`],
  equal: [sloId, service],
}

/** Of the pages of one objective, the one that saw it first speaks for all. */
const lowerTiers: Yaml[] = [
  { above: 'acute', below: 'fast|slow' },
  { above: 'fast', below: 'slow' },
].map(({ above, below }) => ({
  source_matchers: [page, `${tier}="${above}"`, `${sloId}!=""`],
  target_matchers: [page, `${tier}=~"${below}"`, `${sloId}!=""`, `${escalation}=""`],
  equal: [sloId, service],
}))

const outageOverTheRest: Yaml = {
  source_matchers: ['alertname="ServiceDown"', page],
  target_matchers: ['alertname!="ServiceDown"', `${escalation}=""`],
  equal: [service],
}

/** Never over an objective's page: users feel it, whoever is to blame. */
function outageOfDependency(name: string): Yaml {
  return {
    source_matchers: ['alertname="ServiceDown"', `${service}="${name}"`],
    target_matchers: [
      'alertname="DependencyErrors"',
      `${labels.dependency}="${name}"`,
      `${severity}="${severities.ticket}"`,
    ],
  }
}
