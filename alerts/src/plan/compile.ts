import { alertLabels, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { solve } from '../burn-rate/solve.ts'
import { escalations } from '../rules/escalation.ts'
import { isAlert } from '../rules/rule.ts'
import type { AlertRule, RuleGroup } from '../rules/rule.ts'
import { alertsOf, serviceGroup } from '../rules/service/group.ts'
import { sloGroups } from '../rules/slo/groups.ts'
import type { AlertPlan } from './plan.ts'
import { serviceRemarks } from './service-remarks.ts'
import { sloPlan } from './slo-plan.ts'

/** Pure: the same declaration gives the same plan. Remarks of level `error` forbid its use. */
export function compileAlerts(service: Service): AlertPlan {
  const solved = service.objectives.map((objective) => ({
    objective,
    solution: solve(service, objective),
  }))
  const alerts = alertsOf(service)
  const groups = [
    ...solved.flatMap(({ objective, solution }) => sloGroups(service, objective, solution)),
    serviceGroup(service, alerts),
  ]
  return {
    schema: 'obs.alert-plan/v1',
    service,
    slos: solved.map(({ objective, solution }) => sloPlan(service, objective, solution)),
    alerts,
    groups: [...groups, ...escalationGroup(service, groups)],
    remarks: [...serviceRemarks(service), ...solved.flatMap(({ solution }) => solution.remarks)],
  }
}

function escalationGroup(service: Service, groups: readonly RuleGroup[]): RuleGroup[] {
  const pages = groups.flatMap(({ rules }) => rules.filter(isAlert)).filter(isPage)
  const rules = escalations(service, pages)
  if (rules.length === 0) return []
  const name = `${service.name} escalation`
  return [{ name, intervalSeconds: service.prometheus.evaluationSeconds, rules }]
}

function isPage({ labels }: AlertRule): boolean {
  return labels[alertLabels.severity] === severities.page
}
