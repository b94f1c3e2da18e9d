import { alertLabels } from '@obs-toolkit/sdk/service'
import { oneOf, quoted } from '@obs-toolkit/alerts/sli'
import type { Service } from '@obs-toolkit/sdk/service'
import { uidOf } from '../../boards/uid.ts'
import type { PanelLink } from '../../model/panel.ts'

/** Carries the uid of the service's board, for the link alone. */
export const boardLabel = 'board'

export const toService: PanelLink = {
  title: 'The board of this service',
  url: '/d/${__data.fields.Board}?${__url_time_range}&${prometheus_datasource:queryparam}',
}

/** Nearly every uid is the name after `obs-`; those that are not are said one by one. */
export function withBoard(expr: string, services: readonly Service[]): string {
  const others = services.filter((service) => uidOf(service, 'overview') !== `obs-${service.name}`)
  return others.reduce(
    (inner, service) => labelled(inner, uidOf(service, 'overview'), oneOf([service.name])),
    labelled(expr, 'obs-$1', '(.*)'),
  )
}

function labelled(expr: string, uid: string, pattern: string): string {
  const from = `"${alertLabels.service}", ${quoted(pattern)}`
  return `label_replace(${expr}, "${boardLabel}", "${uid}", ${from})`
}
