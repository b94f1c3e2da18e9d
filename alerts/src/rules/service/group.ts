import { annotations } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { alertLabelsOf } from '../labels.ts'
import { linkAnnotations } from '../links.ts'
import type { AlertRule, RuleGroup } from '../rule.ts'
import { slug } from '../slug.ts'
import { serviceAlerts } from './alerts.ts'
import type { ServiceAlert } from './service-alert.ts'

export function alertsOf(service: Service): readonly ServiceAlert[] {
  return serviceAlerts.flatMap((define) => define(service))
}

export function serviceGroup(service: Service, alerts: readonly ServiceAlert[]): RuleGroup {
  return {
    name: `${service.name} service`,
    intervalSeconds: service.prometheus.evaluationSeconds,
    rules: alerts.map((alert) => toRule(service, alert)),
  }
}

function toRule(service: Service, alert: ServiceAlert): AlertRule {
  const { name, expr, severity, tier, forSeconds, keepFiringForSeconds } = alert
  return {
    alert: name,
    expr,
    ...(forSeconds === 0 ? {} : { forSeconds }),
    ...(keepFiringForSeconds === undefined ? {} : { keepFiringForSeconds }),
    labels: alertLabelsOf(service, severity, tier),
    annotations: {
      [annotations.summary]: alert.summary,
      [annotations.description]: alert.reason,
      ...linkAnnotations(service, slug(name)),
    },
  }
}
