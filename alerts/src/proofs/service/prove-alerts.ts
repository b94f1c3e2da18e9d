import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { AlertPlan } from '../../plan/plan.ts'
import { escalationSeconds } from '../../rules/escalation.ts'
import type { ServiceAlert } from '../../rules/service/service-alert.ts'
import { selector } from '../../sli/index.ts'
import type { Matcher } from '../../sli/index.ts'
import type { Assertion, InputSeries, Proof } from '../proof.ts'
import { casesOf, provenAlerts } from './cases.ts'
import type { Case } from './cases.ts'

/** When an alert fires that is not about an objective, and that it waits as long as it says. */
export function proveAlerts({ service, alerts }: AlertPlan): Proof[] {
  const proven = alerts.filter(({ name }) => provenAlerts.includes(name))
  return proven.flatMap((alert) =>
    casesOf(service)
      .filter((each) => each.alert === alert.name)
      .map((each) => proofOf(service, alert, each)),
  )
}

function proofOf(service: Service, alert: ServiceAlert, { name, fires, values }: Case): Proof {
  const { scrapeSeconds, evaluationSeconds } = service.prometheus
  const after = alert.forSeconds + evaluationSeconds
  const escalates = fires && alert.severity === 'page' && service.alerts.escalation.length > 0
  const end = after + escalationSeconds + evaluationSeconds
  const firing = (atSeconds: number, value: 1 | null, escalated = false): Assertion => ({
    expr: firingExpr(service, alert, escalated),
    atSeconds,
    value,
  })
  return {
    name: `${service.name}: ${alert.name}: ${name}`,
    intervalSeconds: scrapeSeconds,
    series: Object.entries(values).map(([series, value]) => ({
      series,
      values: constant(value, Math.ceil(end / scrapeSeconds)),
    })),
    asserts: [
      firing(alert.forSeconds - evaluationSeconds, null),
      firing(after, fires ? 1 : null),
      ...(escalates
        ? [
            firing(after + escalationSeconds - 2 * evaluationSeconds, null, true),
            firing(end, 1, true),
          ]
        : []),
    ],
  }
}

function firingExpr({ name, owner }: Service, alert: ServiceAlert, escalated: boolean): string {
  const matchers: Matcher[] = [
    ['alertname', '=', alert.name],
    ['alertstate', '=', 'firing'],
    [alertLabels.service, '=', name],
    [alertLabels.owner, '=', owner ?? ''],
    [alertLabels.severity, '=', alert.severity],
    [alertLabels.escalation, '=', escalated ? 'true' : ''],
  ]
  return `count(count by (${alertLabels.service}) (${selector('ALERTS', matchers)}))`
}

function constant(value: string, samples: number): InputSeries['values'] {
  return value.endsWith('+') ? `0+${value.slice(0, -1)}x${samples}` : `${value}x${samples}`
}
