import { alertLabels, alertSeries, labels } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { percent } from '../burn-rate/remarks.ts'
import type { Tier } from '../burn-rate/tier.ts'
import { duration } from '../burn-rate/windows.ts'
import type { AlertPlan, SloPlan } from '../plan/plan.ts'
import { burnAlert } from '../rules/slo/names.ts'
import { what } from '../rules/slo/burn-annotations.ts'
import { badAnswers, allEvents, badRatio, fastAnswers, recordedBudget } from '../sli/index.ts'
import { closingSections, copiesNote, doFirstSection, promql } from './parts.ts'

export function burnSections({ service }: AlertPlan, slo: SloPlan): readonly string[] {
  const { objective } = slo
  return [
    `# ${burnAlert}: ${objective.id}`,
    `${capital(what(service, objective))}. The objective: ${percent(objective.ratio)} of the requests are good over ${service.prometheus.periodDays} days. Now so many are bad that it will be missed if nothing is done.`,
    doFirstSection(service, false),
    `## What fired\n\n${tierTable(slo.tiers)}\n\nA tier fires while the share is above its limit in both windows, and at least so many requests were bad in the longer one. A page wakes somebody; a ticket can wait for the morning.`,
    confirmSection(service, objective),
    whereSection(service, objective),
    ...closingSections(service, causes(service, objective), {
      [alertSeries.name]: burnAlert,
      [alertLabels.sloId]: objective.id,
      [alertLabels.service]: service.name,
    }),
  ]
}

function tierTable(tiers: readonly Tier[]): string {
  const rows = tiers.map(
    ({ name, severity, longSeconds, shortSeconds, threshold, factor, budget, guard }) =>
      `| ${name} | ${severity} | ${duration(longSeconds)}, ${duration(shortSeconds)} | ${percent(threshold)} | ${factor}x | ${percent(twoDigits(budget))} | ${guard} |`,
  )
  return [
    '| tier | severity | windows | bad share above | burn rate | budget spent by then | at least |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2))
}

function confirmSection(service: Service, objective: Objective): string {
  return [
    '## Confirm it',
    `The share of bad requests in the last five minutes, from the raw series${copiesNote(service)}:`,
    promql(badRatio(service, objective, '5m')),
    'What is left of the budget (1 is all of it, below 0 the objective is missed):',
    promql(recordedBudget(objective)),
  ].join('\n\n')
}

function whereSection(service: Service, objective: Objective): string {
  const by = `${labels.method}, ${labels.route}`
  const rate = (events: readonly string[]): string =>
    events.map((one) => `rate(${one}[5m])`).join(' or ')
  const worst =
    objective.kind === 'availability'
      ? `topk(5, sum by (${by}, ${labels.status}, ${labels.errorType}) (${rate(badAnswers(service, objective))}))`
      : `topk(5, sum by (${by}) (${rate(allEvents(service, objective))}) - sum by (${by}) (${rate(fastAnswers(service, objective))}))`
  const instance = worst.replace(`(${by}`, '(instance')
  return [
    '## Where it is',
    'The worst routes, in requests per second:',
    promql(worst),
    'One instance, or all of them:',
    promql(instance.replaceAll(`(${by})`, '(instance)')),
  ].join('\n\n')
}

function causes(service: Service, objective: Objective): readonly string[] {
  const dependencies = service.dependencies.map(
    ({ name }) => `the dependency ${name}: does DependencyErrors fire for it?`,
  )
  const shared = [
    'a deployment in the last hour: compare the start of the fault with it',
    ...dependencies,
  ]
  return objective.kind === 'availability'
    ? [
        ...shared,
        'an error that only one route has: see the table of routes above, then its traces',
        'a breaker that is open, or a pool that is exhausted',
      ]
    : [
        ...shared,
        'an event loop that is blocked, or a heap near its limit: EventLoopBlocked, HeapNearLimit',
        'more traffic than usual: compare the request rate with the declared peak',
        ...(objective.route === null
          ? ['one slow route among many: see the table of routes above']
          : []),
      ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
