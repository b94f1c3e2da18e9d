import type { Dashboard, Panel, Target } from '../classic/dashboard.ts'
import { kindOfTarget } from '../classic/datasource.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readQuery } from '../promql/query.ts'
import type { Query } from '../promql/query.ts'
import type { Severity } from './finding.ts'

/** What one rule looks for. Its file holds nothing else, and has a test and a line in the catalogue. */
export interface Rule {
  readonly name: string
  /** Rules of grafana/dashboard-linter keep its names, and its verdicts but for what `differs` says. */
  readonly from: 'dashboard-linter' | 'obs'
  readonly severity: Severity
  /** A sentence for the catalogue: what must hold. */
  readonly about: string
  /** Where dashboard-linter judges otherwise, and why. */
  readonly differs?: string
  readonly check: (subject: Subject) => Iterable<Remark>
}

export interface Subject {
  readonly dashboard: Dashboard
  /** All that are checked in one go, this one included. */
  readonly boards: readonly Dashboard[]
  readonly knowledge: Knowledge
}

export interface Remark {
  readonly message: string
  readonly remedy: string
  readonly panel?: Panel
  readonly target?: Target
  /** Where it is not the rule's own. */
  readonly severity?: Severity
}

/** A panel with a query that is PromQL, read. */
export interface Asked {
  readonly panel: Panel
  readonly target: Target
  readonly query: Query
}

/** Every PromQL query of the panels; what asks Loki or nothing is none. */
export function* promqlTargets(dashboard: Dashboard): Generator<Asked> {
  for (const panel of dashboard.panels) {
    for (const target of panel.targets) {
      if (kindOfTarget(dashboard, panel, target) !== 'prometheus') continue
      yield { panel, target, query: readQuery(target.expr, dashboard.variables) }
    }
  }
}

/** Those that can be judged by what they read. */
export function* validTargets(dashboard: Dashboard): Generator<Asked> {
  for (const asked of promqlTargets(dashboard)) if (asked.query.problems.length === 0) yield asked
}
