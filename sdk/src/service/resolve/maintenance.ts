import { defaults } from '../defaults.ts'
import type { Checked } from '../rules/finding.ts'
import type { Maintenance } from '../service.ts'
import { orNull } from './values.ts'

export function resolveMaintenance({ maintenance = {} }: Checked): Maintenance[] {
  return Object.entries(maintenance).map(([name, { weekdays, on, from, to, ...written }]) => ({
    name,
    weekdays: weekdays ?? [],
    on: orNull(on),
    from,
    to,
    ...defaults.maintenance,
    ...written,
  }))
}
