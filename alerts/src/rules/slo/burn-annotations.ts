import { annotations } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { budgetOf, exact } from '../../burn-rate/decimals.ts'
import { percent } from '../../burn-rate/remarks.ts'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedBudget, recordedTotal } from '../../sli/index.ts'
import { copyName, sentenceOf } from '../copies.ts'
import { linkAnnotations } from '../links.ts'
import { burnRunbook } from './runbook-name.ts'

export function burnAnnotations(
  service: Service,
  objective: Objective,
  tier: Tier,
): Record<string, string> {
  const allowed = percent(budgetOf(objective))
  return {
    [annotations.summary]: `${whatIn(copyName(service), objective)}: {{ $value | humanizePercentage }} of the requests in ${duration(tier.longSeconds)}, allowed are ${allowed}`,
    [annotations.description]: burnSentence(tier) + budgetSentences(service, objective, tier),
    ...linkAnnotations(service, burnRunbook(objective)),
  }
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

/** One of the two queries has an answer, once the first period was recorded. */
function budgetSentences(service: Service, objective: Objective, { longSeconds }: Tier): string {
  const { periodDays } = service.prometheus
  const budget = recordedBudget(objective)
  const window = duration(longSeconds)
  const burnt = `${recordedBad(objective, window)} / (${budgetOf(objective)} * ${recordedTotal(objective, window)})`
  const lasts = `(${budget} > 0) * ${exact(periodDays * 86_400)} / (${burnt})`
  return [
    sentenceOf(
      service,
      `${budget} > 0`,
      ` Of the error budget of ${periodDays} days {{ value . | humanizePercentage }} is left.`,
    ),
    sentenceOf(service, lasts, ' At this rate it lasts {{ value . | humanizeDuration }}.'),
    sentenceOf(
      service,
      `${budget} <= 0`,
      ` The error budget of ${periodDays} days is used up: the objective is missed.`,
    ),
  ].join('')
}

/** Braces of a route are not those of the template. */
function literal(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}')
}
