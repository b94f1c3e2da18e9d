import { recorded, alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { panels } from '../panels/panels.ts'
import { alerts } from '../panels/slo/alerts.ts'
import { budget } from '../panels/slo/budget.ts'
import { burn } from '../panels/slo/burn.ts'
import { events } from '../panels/slo/events.ts'
import { good } from '../panels/slo/good.ts'
import { lasts } from '../panels/slo/lasts.ts'
import { table } from '../panels/slo/table.ts'
import { burnWindows } from '../queries/burn-windows.ts'
import { chosenObjectives } from '../queries/chosen-objectives.ts'
import { ofRules } from '../queries/recorded.ts'
import { frame } from './parts/frame.ts'
import { valuesOf } from './parts/variables.ts'

/** What was promised, what was kept, and how long the rest lasts. */
export function slo(service: Service): Board {
  return frame(service, {
    kind: 'slo',
    title: 'Objectives',
    description: 'Every objective, its error budget, and how fast it burns.',
    from: 'now-7d',
    ofInstances: false,
    variables: [
      {
        type: 'query',
        name: 'slo',
        label: 'Objective',
        description: 'One promise of the service.',
        query: valuesOf(ofRules(service, recorded.objective), alertLabels.sloId),
      },
    ],
    rows: [
      {
        key: 'kept',
        title: null,
        panels: [...panels(service, [table, budget, good, lasts])],
      },
      {
        key: 'burn',
        title: 'How fast it burns',
        panels: burnWindows(service).map((window) => burn(service, window, chosenObjectives)),
      },
      { key: 'events', title: 'What it was', panels: panels(service, [events, alerts]) },
    ],
  })
}
