import { annotations } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { budgetOf, exact } from '../../burn-rate/decimals.ts'
import { percent } from '../../burn-rate/remarks.ts'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedBudget, recordedTotal } from '../../sli/index.ts'
import { copyName, sentenceOf } from '../copies.ts'
import { linkAnnotations } from '../links.ts'
import { literal } from '../literal.ts'
import { burnRunbook } from './runbook-name.ts'

/** What does not depend on the tier is written once. */
export function burnAnnotations(
  service: Service,
  objective: Objective,
): (tier: Tier) => Record<string, string> {
  const subject = whatIn(copyName(service), objective)
  const allowed = budgetOf(objective)
  const links = linkAnnotations(service, burnRunbook(objective))
  const lasts = lastsSentence(service, objective, allowed)
  const budget = budgetSentence(service, objective)
  return (tier) => ({
    [annotations.summary]: `${subject}: {{ $value | humanizePercentage }} of the requests in ${duration(tier.longSeconds)}, allowed are ${percent(allowed)}`,
    [annotations.description]: burnSentence(tier) + budget + lasts(tier),
    ...links,
  })
}

/** `orders answers with errors`, `orders is slow on GET /orders (over 200 ms)` */
export function what({ name }: Pick<Service, 'name'>, objective: Objective): string {
  return whatIn(name, objective)
}

function whatIn(name: string, objective: Objective): string {
  const where = objective.route === null ? '' : ` on ${literal(objective.route)}`
  return objective.kind === 'availability'
    ? `${name} answers with errors${where}`
    : `${name} is slow${where} (over ${objective.underMs} ms)`
}

function burnSentence({ factor }: Tier): string {
  return factor === 1
    ? 'That is more than is allowed.'
    : `That is more than ${factor} times what is allowed.`
}

/** Nothing, until the budget was recorded for the first time. */
function budgetSentence(service: Service, objective: Objective): string {
  const days = `error budget of ${service.prometheus.periodDays} days`
  const left = ` Of the ${days} {{ value . | humanizePercentage }} is left.`
  const usedUp = ` The ${days} is used up: the objective is missed.`
  return sentenceOf(
    service,
    recordedBudget(objective),
    `{{ if gt (value .) 0.0 }}${left}{{ else }}${usedUp}{{ end }}`,
  )
}

function lastsSentence(
  service: Service,
  objective: Objective,
  allowed: number,
): (tier: Tier) => string {
  const left = `(${recordedBudget(objective)} > 0) * ${exact(service.prometheus.periodDays * 86_400)}`
  return ({ longSeconds }) => {
    const window = duration(longSeconds)
    const burnt = `${recordedBad(objective, window)} / (${allowed} * ${recordedTotal(objective, window)})`
    const sentence = ' At this rate it lasts {{ value . | humanizeDuration }}.'
    return sentenceOf(service, `${left} / (${burnt})`, sentence)
  }
}
