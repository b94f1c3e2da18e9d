import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Panel } from '../../model/panel.ts'
import { cell } from '../../queries/query.ts'
import { minBy, maxBy } from '../../queries/promql.ts'
import { badIn, ofRules, totalIn } from '../../queries/recorded.ts'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { whileServing } from '../define.ts'
import { budgetSteps, burnSteps } from './steps.ts'
import type { PanelLink } from '../../model/panel.ts'

interface Shown {
  readonly width: number
  readonly height: number
  readonly only: readonly Matcher[]
  readonly link: PanelLink
}

const { sloId } = alertLabels

/** Every objective in one line: what was promised, what was kept, what is left. */
export function objectivesTable(service: Service, { width, height, only, link }: Shown): Panel {
  const period = `${service.prometheus.periodDays}d`
  return {
    key: 'slo/table',
    title: 'Objectives',
    description: {
      what: `Each promise, how much of it was kept in ${period}, what is left of the error budget, and how fast it burns. Before ${period} have passed, since there are data.`,
      why: 'Alerts fire for these lines and for nothing else that users feel.',
      act: 'Take the line with the least budget first; below zero its promise is broken.',
      runbook: service.links.runbooks,
    },
    width,
    height,
    unit: 'percentunit',
    view: {
      type: 'table',
      columns: [
        { title: 'Objective', label: sloId, links: [link] },
        { title: 'Promised', query: 'promised', unit: 'percentunit' },
        { title: 'Within', query: 'target', unit: 's' },
        { title: 'Kept', query: 'kept', unit: 'percentunit' },
        { title: 'Budget left', query: 'left', unit: 'percentunit', thresholds: budgetSteps },
        { title: 'Burn 1 h', query: 'burn', unit: 'none', thresholds: burnSteps },
      ],
    },
    queries: [
      cell('promised', maxBy([sloId], ofRules(service, recorded.objective, only))),
      cell('target', maxBy([sloId], ofRules(service, recorded.latencyTarget, only))),
      cell('kept', minBy([sloId], kept(service, period, only))),
      cell('left', minBy([sloId], ofRules(service, recorded.budgetRemaining, only))),
      cell('burn', maxBy([sloId], ofRules(service, windowed(recorded.burnRate, '1h'), only))),
    ],
    noData: whileServing(),
  }
}

function kept(service: Service, period: string, only: readonly Matcher[]): string {
  return `1 - ${badIn(service, period, only)} / (${totalIn(service, period, only)} > 0)`
}
