import { answeredPerSecond } from '../../queries/traffic.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const weekBefore: DefinePanel = (service) => ({
  key: 'traffic/week-before',
  title: 'Traffic, and a week before',
  description: {
    what: 'Requests a second over all instances; dotted: at the same time a week before, once there are data of then.',
    why: 'Traffic has days and weeks. Whether it is unusual only its past can say.',
    act: 'Far below last week, with no errors here: look for an outage in front of the service.',
  },
  width: 8,
  height: 8,
  unit: 'reqps',
  min: 0,
  view: { type: 'time-series', legend: 'list' },
  queries: [
    { key: 'now', expr: answeredPerSecond(service), legend: 'now', form: 'range' },
    {
      key: 'before',
      expr: answeredPerSecond(service, [], '1w'),
      legend: 'a week before',
      form: 'range',
    },
  ],
  styles: [
    { of: { query: 'now' }, colour: 'neutral', width: 2 },
    { of: { query: 'before' }, colour: 'quiet', line: 'dotted' },
  ],
  noData: whileServing(),
})
