import type { AlertPlan } from '@obs-toolkit/alerts'
import type { Checked } from '../check.ts'
import type { LoadedRules } from './answers.ts'

export function judgeRules(plan: AlertPlan, loaded: LoadedRules): Checked {
  const wrong = [...missing(plan, loaded), ...otherwise(plan, loaded), ...failing(plan, loaded)]
  const rules = plan.groups.reduce((sum, { rules }) => sum + rules.length, 0)
  return {
    subject: `${plan.service.name} rules`,
    good: wrong.length === 0,
    message: wrong.length === 0 ? `${rules}, all loaded` : wrong.join('; '),
  }
}

function missing({ groups, service }: AlertPlan, loaded: LoadedRules): string[] {
  const names = new Set(loaded.groups.map(({ name }) => name))
  const lacking = groups.filter(({ name }) => !names.has(name))
  if (lacking.length === 0) return []
  return [
    `${lacking.length} of ${groups.length} groups are not loaded (${lacking[0]?.name} …): load alerts/rules/${service.name}.yaml`,
  ]
}

/** Of another version of the declaration. */
function otherwise({ groups }: AlertPlan, loaded: LoadedRules): string[] {
  return groups.flatMap(({ name, intervalSeconds, rules }) => {
    const its = loaded.groups.find((each) => each.name === name)
    if (its === undefined) return []
    if (its.interval !== intervalSeconds) {
      return [`${name} is evaluated every ${its.interval} s, declared are ${intervalSeconds}`]
    }
    return its.rules.length === rules.length
      ? []
      : [
          `${name} has ${its.rules.length} rules, ${rules.length} follow from the declaration: generate and load them again`,
        ]
  })
}

function failing({ groups }: AlertPlan, loaded: LoadedRules): string[] {
  const names = new Set(groups.map(({ name }) => name))
  return loaded.groups
    .filter(({ name }) => names.has(name))
    .flatMap((group) => group.rules.filter(({ lastError }) => lastError).slice(0, 1))
    .map(({ name, lastError }) => `${name} fails: ${lastError}`)
}
