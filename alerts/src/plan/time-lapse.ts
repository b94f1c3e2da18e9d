import { duration, linkSeconds, scrapesInLink, secondsIn } from '../burn-rate/windows.ts'
import { isAlert } from '../rules/rule.ts'
import type { Rule, RuleGroup } from '../rules/rule.ts'
import type { AlertPlan } from './plan.ts'

/** No service is scraped and no rule evaluated more often. */
const leastSeconds = 1

/** Prometheus takes five seconds to find its targets, and a busy laptop a few more. */
const leastForSeconds = 10

/** Beyond this, too few scrapes are left in the shortest window. */
const mostTimesFaster = linkSeconds / scrapesInLink / leastSeconds

/**
 * The same alerts in a rehearsal: 60 times faster, an hour is a minute. Only what Prometheus waits
 * for is shortened. Names of series and the words of messages keep the declared time, so that
 * panels and runbooks fit; shares and guards stay as they are.
 */
export function timeLapse(plan: AlertPlan, times: number): AlertPlan {
  if (!(times >= 1 && times <= mostTimesFaster)) {
    throw new RangeError(`a time lapse is 1 to ${mostTimesFaster} times faster, not ${times}`)
  }
  const { prometheus } = plan.service
  const paces = {
    scrapeSeconds: faster(prometheus.scrapeSeconds, times),
    evaluationSeconds: faster(prometheus.evaluationSeconds, times),
  }
  return {
    ...plan,
    service: { ...plan.service, prometheus: { ...prometheus, ...paces } },
    groups: plan.groups.map((group) => fasterGroup(group, times)),
  }
}

function fasterGroup({ name, intervalSeconds, rules }: RuleGroup, times: number): RuleGroup {
  return {
    name,
    intervalSeconds: faster(intervalSeconds, times),
    rules: rules.map((rule) => fasterRule(rule, times)),
  }
}

function fasterRule(rule: Rule, times: number): Rule {
  const expr = fasterRanges(rule.expr, times)
  if (!isAlert(rule)) return { ...rule, expr }
  const { forSeconds, keepFiringForSeconds } = rule
  return {
    ...rule,
    expr,
    ...(forSeconds === undefined
      ? {}
      : { forSeconds: Math.max(leastForSeconds, faster(forSeconds, times)) }),
    ...(keepFiringForSeconds === undefined
      ? {}
      : { keepFiringForSeconds: faster(keepFiringForSeconds, times) }),
  }
}

/** `[6h:5m]`, `offset 1h`, but not what looks like it within the quotes of a label's value. */
const quotedOrRange = /"(?:[^"\\]|\\.)*"|\[[^\]]+\]|offset \w+/g

function fasterRanges(expr: string, times: number): string {
  return expr.replaceAll(quotedOrRange, (found) =>
    found.startsWith('"')
      ? found
      : found.replaceAll(/\d+[smhd]/g, (one) => duration(faster(secondsIn(one), times))),
  )
}

export function faster(seconds: number, times: number): number {
  return Math.max(leastSeconds, Math.round(seconds / times))
}
