import type { Service } from '@obs-toolkit/sdk/service'
import { whoHears } from '../alertmanager/routes.ts'
import type { Remark } from '../burn-rate/remarks.ts'
import { targetsOf } from '../emit/scrape-config.ts'

/** What is to be said of services that share one Prometheus and one Alertmanager. */
export function fleetRemarks(services: readonly Service[]): readonly Remark[] {
  return [
    ...services.flatMap((service) => nobodyTold(service, whoHears(service, services))),
    ...sharedTargets(services),
  ]
}

/** An alert that nobody hears of is worse than none. */
function nobodyTold({ name, alerts: { receivers } }: Service, { alerts }: Service): Remark[] {
  const unheard = (['page', 'ticket'] as const).filter((role) => alerts[role].length === 0)
  if (unheard.length === 0) return []
  const [receiver] = receivers
  const roles = unheard.map((role) => `${role}: '${receiver?.name ?? 'oncall'}'`).join(', ')
  const oncall = "receivers: { oncall: { slack: { apiUrlFile: '/etc/alertmanager/slack' } } }, "
  return [
    {
      level: 'warning',
      code: 'nobody-told',
      sloId: name,
      message: `Nobody is told of ${unheard.map((role) => `${role}s`).join(' and ')}: they are seen in Alertmanager only. Declare alerts: { ${receiver ? '' : oncall}${roles} }.`,
    },
  ]
}

function sharedTargets(services: readonly Service[]): Remark[] {
  const scraped = services.flatMap((service) =>
    targetsOf(service).map((target) => ({ target, name: service.name })),
  )
  const shared = [...Map.groupBy(scraped, ({ target }) => target)].filter(
    ([, those]) => those.length > 1,
  )
  return shared.map(([target, those]): Remark => {
    const names = those.map(({ name }) => name)
    return {
      level: 'warning',
      code: 'shared-target',
      sloId: names.join(', '),
      message: `Prometheus scrapes ${target} for each of them, so that all are judged by one process. Declare in each where it runs, such as prometheus: { targets: ['${names[0]}:3000'] }.`,
    }
  })
}
