import { uidOf } from '../../boards/uid.ts'
import type { DefinePanel } from '../define.ts'
import { burn } from '../slo/burn.ts'
import { objectivesTable } from '../slo/objectives-table.ts'
import { toObjective } from '../slo/to-objective.ts'

export const objectives: DefinePanel = (service) =>
  service.objectives.length === 0
    ? null
    : objectivesTable(service, {
        width: 16,
        height: 8,
        only: [],
        link: toObjective(uidOf(service, 'slo')),
      })

export const burning: DefinePanel = (service) =>
  service.objectives.length === 0 ? null : burn(service, { window: '1h', factors: [] }, [])
