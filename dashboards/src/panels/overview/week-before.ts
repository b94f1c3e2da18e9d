import { line } from '../../queries/query.ts'
import { answeredPerSecond } from '../../queries/traffic.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const weekBefore: DefinePanel = (service) =>
  graph({
    key: 'traffic/week-before',
    title: 'Traffic, and a week before',
    description: {
      what: 'Requests a second over all instances; dotted: at the same time a week before, once there are data of then.',
      why: 'Traffic has days and weeks. Whether it is unusual only its past can say.',
      act: 'Far below last week, with no errors here: look for an outage in front of the service.',
    },
    unit: 'reqps',
    queries: [
      line('now', answeredPerSecond(service), 'now'),
      line('before', answeredPerSecond(service, [], '1w'), 'a week before'),
    ],
    styles: [
      { of: { query: 'now' }, colour: 'neutral', width: 2 },
      { of: { query: 'before' }, colour: 'quiet', line: 'dotted' },
    ],
  })
