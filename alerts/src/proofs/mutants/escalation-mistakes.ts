import { alertLabels, severities } from '@obs-toolkit/sdk/service'
import { labelled, waiting, whose } from './alert-mistakes.ts'
import type { AlertMistakes } from './alert-mistakes.ts'

/** What people get wrong in the second alert of a page; its severity and its tiers are the page's own. */
export const escalationMistakes: AlertMistakes = {
  ...whose,
  ...waiting,
  'another severity': (rule) => labelled(rule, { [alertLabels.severity]: severities.ticket }),
  'marked otherwise': (rule) => labelled(rule, { [alertLabels.escalation]: 'yes' }),
}
