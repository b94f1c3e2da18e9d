import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Panel, Query } from '../../model/panel.ts'
import { minBy, maxBy } from '../../queries/promql.ts'
import { badIn, ofRules, totalIn } from '../../queries/recorded.ts'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import { whileServing } from '../define.ts'
import type { PanelLink } from '../../model/panel.ts'

interface Shown {
  readonly key: string
  readonly only: readonly Matcher[]
  readonly link?: PanelLink
}

const { sloId } = alertLabels

/** Every objective in one line: what was promised, what was kept, what is left. */
export function objectivesTable(service: Service, { key, only, link }: Shown): Panel {
  const period = `${service.prometheus.periodDays}d`
  const table = (key: string, expr: string): Query => ({ key, expr, legend: '', form: 'table' })
  return {
    key,
    title: 'Objectives',
    description: {
      what: `Each promise, how much of it was kept in ${period}, what is left of the error budget, and how fast it burns. Before ${period} have passed, since there are data.`,
      why: 'Alerts fire for these lines and for nothing else that users feel.',
      act: 'Take the line with the least budget first; below zero its promise is broken.',
      runbook: service.links.runbooks,
    },
    width: 14,
    height: 8,
    unit: 'percentunit',
    view: {
      type: 'table',
      columns: [
        { title: 'Objective', label: sloId, ...(link !== undefined && { link }) },
        { title: 'Promised', query: 'promised', unit: 'percentunit' },
        { title: 'Within', query: 'target', unit: 's' },
        { title: 'Kept', query: 'kept', unit: 'percentunit' },
        { title: 'Budget left', query: 'left', unit: 'percentunit', thresholds: budgetSteps },
        { title: 'Burn 1 h', query: 'burn', unit: 'none', thresholds: burnSteps },
      ],
    },
    queries: [
      table('promised', maxBy([sloId], ofRules(service, recorded.objective, only))),
      table('target', maxBy([sloId], ofRules(service, recorded.latencyTarget, only))),
      table('kept', minBy([sloId], kept(service, period, only))),
      table('left', minBy([sloId], ofRules(service, recorded.budgetRemaining, only))),
      table('burn', maxBy([sloId], ofRules(service, windowed(recorded.burnRate, '1h'), only))),
    ],
    noData: whileServing(),
  }
}

function kept(service: Service, period: string, only: readonly Matcher[]): string {
  return `1 - ${badIn(service, period, only)} / (${totalIn(service, period, only)} > 0)`
}

const budgetSteps = [
  { from: null, colour: 'bad' },
  { from: 0, colour: 'warning' },
  { from: 0.25, colour: 'good' },
] as const

const burnSteps = [
  { from: null, colour: 'good' },
  { from: 1, colour: 'bad' },
] as const
