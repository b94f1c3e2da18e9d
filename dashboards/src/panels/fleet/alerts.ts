import { alertLabels, alertSeries } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { firingAlerts } from '../../queries/alerts.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { Panel } from '../../model/panel.ts'

const { service, severity } = alertLabels

export const fleetAlerts: Panel = graph({
  key: 'fleet/alerts',
  title: 'Alerts that fired',
  description: {
    what: 'When which alert fired, by service and severity.',
    why: 'Alerts that begin together are usually one incident.',
    act: 'Take pages first; tickets can wait for the morning.',
  },
  width: 12,
  unit: 'short',
  view: { type: 'state' },
  queries: [
    line(
      'firing',
      maxBy([service, severity, alertSeries.name], firingAlerts('chosen')),
      named(service, severity, alertSeries.name),
    ),
  ],
  words: [{ value: 1, text: 'firing', colour: 'bad' }],
  noData: onlyWith('alerts that fired in this range'),
})
