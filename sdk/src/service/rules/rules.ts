import { anyWithin } from '../problem.ts'
import type { Path, Problem } from '../problem.ts'
import { receiversAreOneKindEach, receiversExist, webhooksHaveOneAddress } from './alerts.ts'
import type { Checked, Rule } from './finding.ts'
import { maintenanceIsAtATime } from './maintenance.ts'
import {
  everyTargetHasABucket,
  objectivesHaveTheirOwnIds,
  targetsAreBelowTheTimeout,
} from './objectives.ts'
import {
  examplesFillTheirRoute,
  routesAreDistinct,
  sharesAddUp,
  streamsHaveNoLatency,
} from './routes.ts'
import { lowIsBelowPeak } from './traffic.ts'

/** In this order: each rule sees what the ones before it left. */
const rules: readonly Rule[] = [
  lowIsBelowPeak,
  routesAreDistinct,
  sharesAddUp,
  streamsHaveNoLatency,
  examplesFillTheirRoute,
  objectivesHaveTheirOwnIds,
  everyTargetHasABucket,
  targetsAreBelowTheTimeout,
  receiversAreOneKindEach,
  webhooksHaveOneAddress,
  receiversExist,
  maintenanceIsAtATime,
]

/**
 * Applies every rule, and takes out of the definition what breaks one. What follows from a problem
 * that is known already is not reported again.
 */
export function applyRules(definition: Checked, known: readonly Problem[]): readonly Problem[] {
  const problems = [...known]
  for (const rule of rules) {
    const findings = rule(definition)
    for (const path of findings.flatMap(({ leaveOut }) => leaveOut)) leaveOut(definition, path)
    const news = findings.filter(
      ({ problem, because = problem.path }) => !anyWithin(known, because),
    )
    problems.push(...news.map(({ problem }) => problem))
  }
  return problems
}

/** A key goes, an entry of a list becomes a hole. */
function leaveOut(definition: Checked, path: Path): void {
  const last = path.at(-1)
  const holder = path.slice(0, -1).reduce(below, definition)
  if (Array.isArray(holder) && typeof last === 'number') holder[last] = undefined
  else if (typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, last ?? '')
}

function below(holder: unknown, step: string | number): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined
}
