import type { Dashboard } from '../classic/dashboard.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { nothingKnown } from '../knowledge/knowledge.ts'
import { applyExclusions, noExclusions } from './exclusions.ts'
import type { Exclusions } from './exclusions.ts'
import type { Excluded, Finding } from './finding.ts'
import type { Remark, Rule, Subject } from './rule.ts'
import { rules } from './rules.ts'

export interface LintOptions {
  readonly knowledge?: Knowledge
  /** What a dashboard breaks on purpose. */
  readonly exclusions?: (dashboard: Dashboard) => Exclusions
}

export interface Linted {
  readonly findings: readonly Finding[]
  readonly excluded: readonly Excluded[]
}

/** Holds dashboards to every rule; what is said of one is in its place in the list. */
export function lintDashboards(
  boards: readonly Dashboard[],
  { knowledge = nothingKnown, exclusions = () => noExclusions }: LintOptions = {},
): readonly Linted[] {
  return boards.map((dashboard) => {
    const findings = rules.flatMap((rule) => judge(rule, { dashboard, boards, knowledge }))
    return applyExclusions(findings, exclusions(dashboard))
  })
}

function judge(rule: Rule, subject: Subject): readonly Finding[] {
  return [...rule.check(subject)].map((remark) => finding(rule, subject.dashboard, remark))
}

function finding({ name, severity }: Rule, { title, uid }: Dashboard, remark: Remark): Finding {
  const { panel, target } = remark
  return {
    rule: name,
    severity: remark.severity ?? severity,
    dashboard: title,
    uid,
    panel: panel ? { id: panel.id, title: panel.title } : null,
    target: target ? { index: target.index, refId: target.refId } : null,
    message: remark.message,
    remedy: remark.remedy,
  }
}
