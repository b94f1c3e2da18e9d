import type { Service } from '@obs-toolkit/sdk/service'
import { uidOf } from '../../boards/uid.ts'
import type { PanelLink } from '../../model/panel.ts'
import { kept } from '../kept.ts'

/** From the whole to its parts. */
export function byRoute(service: Service): PanelLink {
  return { title: 'By route', url: `/d/${uidOf(service, 'routes')}?${kept.join('&')}` }
}
