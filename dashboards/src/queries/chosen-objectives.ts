import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'

/** What the board's variable leaves of the objectives. */
export const chosenObjectives: readonly Matcher[] = [[alertLabels.sloId, '=~', '$slo']]
