import { compileAlerts } from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import { oneOfEach } from '../../generate/one-of-each.ts'
import type { Terminal } from '../../io.ts'
import { loadServices } from '../../service/load.ts'
import { noteWarnings, refuseErrors } from './remarks.ts'

export async function loadPlans(terminal: Terminal): Promise<readonly AlertPlan[]> {
  const plans = oneOfEach(await loadServices(terminal)).map(compileAlerts)
  refuseErrors(plans)
  noteWarnings(plans, terminal)
  return plans
}
