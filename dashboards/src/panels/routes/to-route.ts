import type { PanelLink } from '../../model/panel.ts'
import { kept } from '../kept.ts'

/** From a line of a table with the columns Route and Method; time and choices go along. */
export function toRoute(uid: string): PanelLink {
  const chosen = [
    'var-route=${__data.fields.Route:percentencode}',
    'var-method=${__data.fields.Method:percentencode}',
    ...kept,
  ]
  return { title: 'This route alone', url: `/d/${uid}?${chosen.join('&')}` }
}
