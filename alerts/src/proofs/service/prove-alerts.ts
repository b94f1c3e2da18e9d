import { alertLabels, alertSeries, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { AlertPlan } from '../../plan/plan.ts'
import { escalationSeconds } from '../../rules/escalation.ts'
import type { ServiceAlert } from '../../rules/service/service-alert.ts'
import { equals, selector } from '../../sli/index.ts'
import type { Matcher } from '../../sli/index.ts'
import type { Assertion, Proof } from '../proof.ts'
import { casesOf } from './cases.ts'
import { copyOf } from './case.ts'
import type { Case } from './case.ts'

/** How often is sampled, and how often rules are evaluated. */
interface Paces {
  readonly scrapeSeconds: number
  readonly evaluationSeconds: number
}

/** When an alert fires that is not about an objective, that it waits as long as it says, and ends. */
export function proveAlerts(
  { service, alerts }: AlertPlan,
  paces: Paces,
  which: (alert: ServiceAlert) => boolean,
): Proof[] {
  const cases = Map.groupBy(casesOf(service), ({ alert }) => alert)
  return alerts
    .filter(which)
    .flatMap((alert) =>
      (cases.get(alert.name) ?? []).map((each) => proofOf(service, alert, each, paces)),
    )
}

function proofOf(service: Service, alert: ServiceAlert, its: Case, paces: Paces): Proof {
  const asserts = assertions(service, alert, its, paces)
  const intervalSeconds = paces.scrapeSeconds
  const seconds = Math.max(...asserts.map(({ atSeconds }) => atSeconds))
  return {
    name: `${service.name}: ${alert.name}: ${its.name}`,
    intervalSeconds,
    series: Object.entries(its.courses).map(([series, course]) => ({
      series,
      values: course({ intervalSeconds, seconds }),
    })),
    asserts,
  }
}

function assertions(service: Service, alert: ServiceAlert, its: Case, paces: Paces): Assertion[] {
  const { shows, over, watch = 0, onlyBegins = false, anonymous = false } = its
  const { forSeconds, keepFiringForSeconds = 0 } = alert
  const { scrapeSeconds, evaluationSeconds } = paces
  const firing = (atSeconds: number, value: 1 | null, escalated = false): Assertion => {
    return { expr: firingExpr(service, alert, escalated, anonymous), atSeconds, value }
  }
  if (shows === null) return [firing(watch + forSeconds + evaluationSeconds, null)]
  const { silent, fires } = momentsOf(shows, its, alert, paces)
  const began = [firing(Math.max(0, silent), null), firing(fires, 1)]
  if (onlyBegins) return began
  const slack = scrapeSeconds + evaluationSeconds
  if (over !== undefined) {
    const ends = over + keepFiringForSeconds
    return [...began, firing(ends - slack, 1), firing(ends + slack + evaluationSeconds, null)]
  }
  if (alert.severity === severities.ticket || service.alerts.escalation.length === 0) return began
  const escalates = fires + escalationSeconds
  return [...began, firing(escalates - slack, null, true), firing(escalates + slack, 1, true)]
}

/** Until when an alert surely waits, and from when on it surely fires: things happen at evaluations only. */
function momentsOf(
  shows: number,
  { exactly = false }: Case,
  { forSeconds }: ServiceAlert,
  { scrapeSeconds, evaluationSeconds }: Paces,
): { readonly silent: number; readonly fires: number } {
  const evaluated = (seconds: number): number =>
    Math.ceil(seconds / evaluationSeconds) * evaluationSeconds
  const sample = exactly ? 0 : Math.max(scrapeSeconds, evaluationSeconds)
  const fires = evaluated(evaluated(shows + sample) + forSeconds)
  return { silent: exactly ? fires - evaluationSeconds : shows - sample + forSeconds, fires }
}

function firingExpr(
  { name, owner, prometheus }: Service,
  alert: ServiceAlert,
  escalated: boolean,
  anonymous: boolean,
): string {
  const copy = anonymous ? {} : copyOf({ prometheus })
  const matchers: Matcher[] = [
    [alertSeries.name, '=', alert.name],
    [alertSeries.state, '=', alertSeries.firing],
    [alertLabels.service, '=', name],
    [alertLabels.owner, '=', owner ?? ''],
    [alertLabels.severity, '=', alert.severity],
    [alertLabels.tier, '=', alert.tier],
    [alertLabels.escalation, '=', escalated ? 'true' : ''],
    ...equals(copy),
  ]
  return `count(count by (${alertLabels.service}) (${selector(alertSeries.alerts, matchers)}))`
}
