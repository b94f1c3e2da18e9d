import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { percent } from './numbers.ts'

export function objectiveRows({ objectives }: Service): string[][] {
  return objectives.map((objective) => [
    objective.id,
    goodness(objective),
    `noticed within ${objective.detect.withinMinutes} min at ${percent(objective.detect.badFraction)} bad`,
    objective.page ? 'page' : 'ticket',
    scope(objective),
  ])
}

function goodness({ ratio, underMs }: Objective): string {
  return underMs === null
    ? `${percent(ratio)} without a server error`
    : `${percent(ratio)} within ${underMs} ms`
}

function scope({ except }: Objective): string {
  return except.length === 0 ? '' : `all but ${except.join(', ')}`
}
