import { alertLabels, alertSeries, labels, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Yaml } from '../emit/yaml.ts'
import { outage } from '../rules/service/service-down.ts'
import { condition } from '../sli/index.ts'
import { some } from './receivers.ts'

const { service, sloId, severity, tier, escalation } = alertLabels
const page = `${severity}="${severities.page}"`

const outageIs = condition([alertSeries.name, '=', outage])
const outageIsNot = condition([alertSeries.name, '!=', outage])

/** What says less is silent while what says more fires. An escalation is never silenced by its page. */
export function inhibitRules(services: readonly Service[]): Yaml[] {
  const copies = [...new Set(services.flatMap(({ prometheus }) => prometheus.identity))]
  return [
    pageOverTicket(copies),
    lowerTiers('acute', 'fast|slow', copies),
    lowerTiers('fast', 'slow', copies),
    outageOverTheRest(copies),
    ...services.flatMap((dependant) =>
      dependant.dependencies.map(({ name }) =>
        outageOfDependency(
          dependant,
          name,
          services.find((each) => each.name === name),
        ),
      ),
    ),
  ]
}

/** A label that neither of two alerts has is the same on both, so copies of all services may be named. */
type Copies = readonly string[]

function pageOverTicket(copies: Copies): Yaml {
  return {
    source_matchers: [page, `${sloId}!=""`],
    target_matchers: [`${severity}="${severities.ticket}"`, `${sloId}!=""`],
    equal: [sloId, service, ...copies],
  }
}

/** Of the pages of one objective, the one that saw it first speaks for all; of its escalations too. */
function lowerTiers(above: string, below: string, copies: Copies): Yaml {
  return {
    source_matchers: [page, `${tier}="${above}"`, `${sloId}!=""`],
    target_matchers: [page, `${tier}=~"${below}"`, `${sloId}!=""`],
    equal: [sloId, service, escalation, ...copies],
  }
}

function outageOverTheRest(copies: Copies): Yaml {
  return {
    source_matchers: [outageIs, page],
    target_matchers: [outageIsNot, `${escalation}=""`],
    equal: [service, ...copies],
  }
}

/** Never over an objective's page: users feel it, whoever is to blame. */
function outageOfDependency(
  dependant: Service,
  name: string,
  dependency: Service | undefined,
): Yaml {
  const shared = dependant.prometheus.identity.filter((label) =>
    dependency?.prometheus.identity.includes(label),
  )
  return {
    source_matchers: [outageIs, `${service}="${name}"`],
    target_matchers: [
      'alertname="DependencyErrors"',
      `${service}="${dependant.name}"`,
      `${labels.dependency}="${name}"`,
      `${severity}="${severities.ticket}"`,
    ],
    equal: some(shared),
  }
}
