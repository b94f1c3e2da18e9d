import { alertLabels, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { alertLabelsOf } from '../rules/labels.ts'
import { receiverName } from './receivers.ts'
import { nobody, ownersOf, whoHears } from './routes.ts'
import type { Role } from './routes.ts'

/** An alert, and who must hear of it: a line for `amtool config routes test`. */
export interface RoutingCase {
  readonly labels: Readonly<Record<string, string>>
  readonly receiver: string
}

export function routingTable(services: readonly Service[]): readonly RoutingCase[] {
  return [
    ...services.flatMap((service) => casesOf(service, whoHears(service, services))),
    ...ownersOf(services).map((service) => ({
      labels: {
        [alertLabels.owner]: service.owner ?? '',
        [alertLabels.severity]: severities.page,
      },
      receiver: heardBy(service, 'page'),
    })),
    { labels: { [alertLabels.service]: 'a-service-nobody-declared' }, receiver: nobody },
  ]
}

function casesOf(service: Service, heard: Service): RoutingCase[] {
  const { page, ticket } = severities
  const escalated = { ...alertLabelsOf(service, page, 'acute'), [alertLabels.escalation]: 'true' }
  return [
    { labels: alertLabelsOf(service, page, 'acute'), receiver: heardBy(heard, 'page') },
    { labels: alertLabelsOf(service, ticket, 'day'), receiver: heardBy(heard, 'ticket') },
    ...(service.alerts.escalation.length > 0
      ? [{ labels: escalated, receiver: heardBy(service, 'escalation') }]
      : []),
  ]
}

function heardBy(service: Service, role: Role): string {
  return service.alerts[role].length > 0 ? receiverName(service, role) : nobody
}
