import type { Service } from '@obs-toolkit/sdk/service'
import type { NoData, Panel } from '../model/panel.ts'

/** One panel of a service's board; none where the declaration gives no ground for it. */
export type DefinePanel = (service: Service) => Panel | null

/** A panel that has to show data whenever the service runs and is asked. */
export function whileServing(what = 'requests'): NoData {
  return { text: `No ${what} in this range`, conditional: false }
}

/** A panel about something that not every service has. */
export function onlyWith(what: string): NoData {
  return { text: `Only with ${what}`, conditional: true }
}
