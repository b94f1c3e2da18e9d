import { annotations } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { budgetOf, exact } from '../../burn-rate/decimals.ts'
import { percent } from '../../burn-rate/remarks.ts'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedBudget, recordedTotal } from '../../sli/index.ts'
import { linkAnnotations } from '../links.ts'
import { burnRunbook } from './runbook-name.ts'

export function burnAnnotations(
  service: Service,
  objective: Objective,
  tier: Tier,
): Record<string, string> {
  return {
    [annotations.summary]: `${what(service, objective)}: {{ $value | humanizePercentage }} of the requests in ${duration(tier.longSeconds)}, allowed are ${percent(budgetOf(objective))}`,
    [annotations.description]: [
      `That burns the error budget of ${service.prometheus.periodDays} days more than ${tier.factor} times faster than allowed.`,
      budgetSentence(objective),
      lastsSentence(service, objective, tier),
    ].join(' '),
    ...linkAnnotations(service, burnRunbook(objective)),
  }
}

/** `orders answers with errors`, `orders is slow on GET /orders (over 200 ms)` */
export function what(service: Pick<Service, 'name'>, objective: Objective): string {
  const where = objective.route === null ? '' : ` on ${literal(objective.route)}`
  return objective.kind === 'availability'
    ? `${service.name} answers with errors${where}`
    : `${service.name} is slow${where} (over ${objective.underMs} ms)`
}

function budgetSentence(objective: Objective): string {
  return ofQuery(
    recordedBudget(objective),
    'Of it {{ . | first | value | humanizePercentage }} is left.',
  )
}

function lastsSentence(
  { prometheus }: Service,
  objective: Objective,
  { longSeconds }: Tier,
): string {
  const window = duration(longSeconds)
  const left = `(${recordedBudget(objective)} > 0) * ${exact(prometheus.periodDays * 86_400)}`
  const burnt = `${recordedBad(objective, window)} / (${budgetOf(objective)} * ${recordedTotal(objective, window)})`
  return ofQuery(
    `${left} / (${burnt})`,
    'At this rate it lasts {{ . | first | value | humanizeDuration }}.',
  )
}

/** Nothing is said where the query has no answer. */
function ofQuery(expr: string, sentence: string): string {
  return `{{ with query ${JSON.stringify(expr)} }}${sentence}{{ end }}`
}

/** Braces of a route are not those of the template. */
function literal(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}')
}
