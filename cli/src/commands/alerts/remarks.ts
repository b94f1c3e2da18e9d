import { fleetRemarks } from '@obs-toolkit/alerts'
import type { AlertPlan, Remark } from '@obs-toolkit/alerts'
import type { Terminal } from '../../io.ts'
import { Failure } from '../../failure.ts'

/** A wish that cannot be met is wrong usage, as any other mistake in a declaration. */
export function refuseErrors(plans: readonly AlertPlan[]): void {
  const errors = remarksOf(plans, 'error')
  if (errors.length === 0) return
  throw new Failure(errors.map(sentence).join('\n'), { details: { problems: errors } })
}

export function noteWarnings(plans: readonly AlertPlan[], terminal: Terminal): void {
  const together = fleetRemarks(plans.map(({ service }) => service))
  for (const warning of [...remarksOf(plans, 'warning'), ...together]) {
    terminal.note((paint) => `${paint('yellow', 'note:')} ${sentence(warning)}`)
  }
}

function remarksOf(plans: readonly AlertPlan[], level: Remark['level']): readonly Remark[] {
  return plans.flatMap(({ remarks }) => remarks.filter((remark) => remark.level === level))
}

function sentence({ sloId, message }: Remark): string {
  return `${sloId}: ${message}`
}
