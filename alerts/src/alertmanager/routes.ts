import { alertLabels, alertSeries, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { groupIntervalSeconds, groupWaitSeconds } from '../burn-rate/reaction.ts'
import { duration } from '../burn-rate/windows.ts'
import type { Yaml } from '../emit/yaml.ts'
import { faster } from '../plan/time-lapse.ts'
import { mutedIn } from './maintenance.ts'
import type { Loudness } from './maintenance.ts'
import { receiverName } from './receivers.ts'

/** Where everything ends that no receiver was declared for: seen in Alertmanager, sent to nobody. */
export const nobody = 'nobody'

export type Role = 'escalation' | 'page' | 'ticket'

const roles: readonly {
  readonly role: Role
  readonly matchers: readonly string[]
  readonly repeat: string
}[] = [
  { role: 'escalation', matchers: [`${alertLabels.escalation}="true"`], repeat: '15m' },
  { role: 'page', matchers: [`${alertLabels.severity}="${severities.page}"`], repeat: '1h' },
  { role: 'ticket', matchers: [`${alertLabels.severity}="${severities.ticket}"`], repeat: '3d' },
]

/** Nobody is served: what is muted with nothing but a window that says so. */
const outage = `${alertLabels.tier}=~"outage|traffic"`

const groupedBy = [alertSeries.name, alertLabels.service, alertLabels.sloId]

/** By service, then by how urgent it is. One notification for each objective, however many tiers fire. */
export function routeTree(services: readonly Service[], timesFaster: number): Yaml {
  return {
    receiver: nobody,
    group_by: groupedBy,
    group_wait: duration(faster(groupWaitSeconds, timesFaster)),
    group_interval: duration(faster(groupIntervalSeconds, timesFaster)),
    repeat_interval: '4h',
    routes: [
      ...services.map((service) => serviceRoute(service, whoHears(service, services))),
      ...ownersOf(services).map(ownerRoute),
    ],
  }
}

/** The service whose receivers hear of a service's alerts: another of its owner's where it has none. */
export function whoHears(service: Service, services: readonly Service[]): Service {
  if (rolesOf(service).length > 0) return service
  return ownersOf(services).find(({ owner }) => owner === service.owner) ?? service
}

function serviceRoute(service: Service, heardBy: Service): Yaml {
  const { identity } = service.prometheus
  return {
    matchers: [`${alertLabels.service}="${service.name}"`],
    group_by: identity.length === 0 ? undefined : [...groupedBy, ...identity],
    ...rolesRoute(service, heardBy),
  }
}

/** Alerts that a team writes by hand reach it by its name, at any time. */
function ownerRoute(service: Service): Yaml {
  return {
    matchers: [`${alertLabels.owner}="${service.owner}"`],
    ...rolesRoute({ ...service, maintenance: [] }, service),
  }
}

/** One service for each owner: the first that names receivers. */
export function ownersOf(services: readonly Service[]): readonly Service[] {
  const heard = services.filter((each) => each.owner !== null && rolesOf(each).length > 0)
  return heard.filter(({ owner }, at) => heard.findIndex((each) => each.owner === owner) === at)
}

function rolesRoute(
  service: Service,
  heardBy: Service,
): { readonly receiver?: string; readonly routes?: Yaml } {
  const heard = roles.filter(({ role }) => heardBy.alerts[role].length > 0)
  if (heard.length === 0) return { receiver: nobody }
  return {
    routes: heard.flatMap((each) => roleRoutes(service, heardBy, each)),
  }
}

/** Where a window mutes pages, outages are told apart, for it does not mute them. */
function roleRoutes(
  service: Service,
  heardBy: Service,
  { role, matchers, repeat }: (typeof roles)[number],
): Yaml[] {
  const route = (loudness: Loudness, more: readonly string[]): Yaml => ({
    matchers: [...matchers, ...more],
    receiver: receiverName(heardBy, role),
    repeat_interval: repeat,
    mute_time_intervals: mutedIn(service, loudness, role === 'escalation'),
  })
  if (role === 'ticket') return [route('ticket', [])]
  const apart = service.maintenance.some(({ mutes }) => mutes === 'pages')
  return [...(apart ? [route('outage', [outage])] : []), route('page', [])]
}

/** The roles for which the service has receivers, the most urgent one first. */
export function rolesOf({ alerts }: Service): readonly Role[] {
  return roles.map(({ role }) => role).filter((role) => alerts[role].length > 0)
}
