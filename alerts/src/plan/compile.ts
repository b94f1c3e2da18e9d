import { alertLabels, edgeSeconds, severities } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Remark } from '../burn-rate/remarks.ts'
import { linkSeconds, scrapesInLink } from '../burn-rate/windows.ts'
import { solve } from '../burn-rate/solve.ts'
import { escalations } from '../rules/escalation.ts'
import { isAlert } from '../rules/rule.ts'
import type { AlertRule, RuleGroup } from '../rules/rule.ts'
import { alertsOf, serviceGroup } from '../rules/service/group.ts'
import { sloGroups } from '../rules/slo/groups.ts'
import type { AlertPlan } from './plan.ts'
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
    remarks: [
      ...scrapedTooRarely(service),
      ...service.objectives.flatMap((objective) => withoutBucket(service, objective)),
      ...solved.flatMap(({ solution }) => solution.remarks),
    ],
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

/** A target between two buckets could only be guessed at. */
function withoutBucket(service: Service, { id, underMs }: Objective): Remark[] {
  if (underMs === null || service.bucketEdgesSeconds.includes(edgeSeconds(underMs))) return []
  const edges = service.bucketEdgesSeconds.join(', ')
  return [
    {
      level: 'error',
      code: 'no-bucket',
      sloId: id,
      message: `No bucket ends at ${underMs} ms, so requests under it cannot be counted. Buckets end at ${edges} seconds.`,
    },
  ]
}

function scrapedTooRarely({ name, prometheus }: Service): Remark[] {
  const most = linkSeconds / scrapesInLink
  if (prometheus.scrapeSeconds <= most) return []
  return [
    {
      level: 'error',
      code: 'slow-scrape',
      sloId: name,
      message: `A scrape every ${prometheus.scrapeSeconds} seconds is too few to tell five minutes from the next. Scrape at least every ${most} seconds.`,
    },
  ]
}
