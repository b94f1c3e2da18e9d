import { uidOf } from '../../boards/uid.ts'
import { chosenObjectives } from '../../queries/chosen-objectives.ts'
import type { DefinePanel } from '../define.ts'
import { objectivesTable } from './objectives-table.ts'
import { toObjective } from './to-objective.ts'

export const table: DefinePanel = (service) =>
  objectivesTable(service, {
    width: 24,
    height: 6,
    only: chosenObjectives,
    link: toObjective(uidOf(service, 'slo')),
  })
