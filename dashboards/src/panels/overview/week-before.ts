import { metrics } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const weekBefore: DefinePanel = (service) => {
  const arrived = select(service, `${metrics.serverDuration}_count`)
  return graph({
    key: 'traffic/week-before',
    title: 'Traffic, and a week before',
    description: {
      what: 'Requests a second; dotted: at the same time a week before, once there are data of then.',
      why: 'Traffic has days and weeks. Whether it is unusual only its past can say.',
      act: 'Far below last week, with no errors here: look for an outage in front of the service.',
    },
    unit: 'reqps',
    queries: [
      line('now', sumBy([], rate(arrived)), 'now'),
      { ...line('before', sumBy([], rate(arrived, '1w')), 'a week before'), conditional: true },
    ],
    styles: [
      { of: { query: 'now' }, colour: 'neutral', width: 2 },
      { of: { query: 'before' }, colour: 'quiet', line: 'dotted' },
    ],
  })
}
