import { alertLabels, alertSeries } from '@obs-toolkit/sdk/service'
import { firingAlerts } from '../../queries/alerts.ts'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { onlyWith } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

const { sloId, severity, tier } = alertLabels

export const alerts: DefinePanel = (service) =>
  graph({
    key: 'slo/alerts',
    title: 'Alerts that fired',
    description: {
      what: 'When which alert fired, pages and tickets, with its objective and its tier.',
      why: 'It shows whether alerts came before the budget was gone, and whether they come too often.',
      act: 'A page that nobody acted on is a fault of the objective or of its traffic: change the declaration.',
      runbook: service.links.runbooks,
    },
    width: 24,
    height: 7,
    unit: 'short',
    view: { type: 'state' },
    queries: [
      line(
        'firing',
        maxBy([alertSeries.name, severity, tier, sloId], firingAlerts(service)),
        named(severity, alertSeries.name, tier, sloId),
      ),
    ],
    words: [{ value: 1, text: 'firing', colour: 'bad' }],
    noData: onlyWith('alerts that fired in this range'),
  })
