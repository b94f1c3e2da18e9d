import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import { cell } from '../../queries/query.ts'
import { maxBy, minBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { answeredPerSecond, failedPart } from '../../queries/traffic.ts'
import { firingAlerts } from '../../queries/alerts.ts'
import { whileServing } from '../define.ts'
import { budgetSteps, burnSteps } from '../slo/steps.ts'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Panel } from '../../model/panel.ts'
import { boardLabel, toService, withBoard } from './to-service.ts'

const by = [alertLabels.service]

/** All services, the one that burns its budget fastest first. */
export function servicesTable(services: readonly Service[], linkSeconds: number): Panel {
  return {
    key: 'fleet/services',
    title: 'Services',
    description: {
      what: 'Each service: requests a second, the part that failed, its worst budget and burn rate, and how many alerts fire.',
      why: 'The service that burns its budget fastest is where the next hour is best spent.',
      act: 'Click a service for its own board.',
    },
    width: 24,
    height: 10,
    unit: 'none',
    view: {
      type: 'table',
      sortBy: 'Burn 1 h',
      columns: [
        { title: 'Service', label: alertLabels.service, links: [toService] },
        { title: 'Board', label: boardLabel, hidden: true },
        { title: 'Requests', query: 'rate', unit: 'reqps' },
        { title: 'Failed', query: 'failed', unit: 'percentunit' },
        { title: 'Budget left', query: 'left', unit: 'percentunit', thresholds: budgetSteps },
        { title: 'Burn 1 h', query: 'burn', unit: 'none', thresholds: burnSteps },
        { title: 'Alerts', query: 'alerts', unit: 'short' },
      ],
    },
    queries: [
      cell('burn', withBoard(worstBurn, services)),
      cell('rate', answeredPerSecond('chosen', by, linkSeconds)),
      cell('failed', failedPart('chosen', by)),
      cell('left', worstBudget),
      cell('alerts', `count by (${by.join()}) (${firingAlerts('chosen')}) or 0 * ${worstBudget}`),
    ],
    noData: whileServing(),
  }
}

const worstBurn = maxBy(by, ofRules('chosen', windowed(recorded.burnRate, '1h')))
const worstBudget = minBy(by, ofRules('chosen', recorded.budgetRemaining))
