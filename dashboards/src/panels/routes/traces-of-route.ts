import type { Service } from '@obs-toolkit/sdk/service'
import { explore } from '../../boards/parts/explore.ts'
import type { PanelLink } from '../../model/panel.ts'

/** From a line of a table with the columns Route and Method to its traces: spans have both as their name. */
export function tracesOfRoute({ name }: Service): PanelLink {
  const operation = '${__data.fields.Method} ${__data.fields.Route:percentencode}'
  return {
    title: 'Traces of this route',
    url: explore('jaeger', { queryType: 'search', service: name, operation }),
  }
}
