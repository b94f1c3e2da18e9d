import type { Service } from '@obs-toolkit/sdk/service'
import { generatedNote } from '../emit/rule-file.ts'
import { toYaml } from '../emit/yaml.ts'
import { inhibitRules } from './inhibition.ts'
import { timeIntervals } from './maintenance.ts'
import { receiverOf, some } from './receivers.ts'
import { nobody, rolesOf, routeTree } from './routes.ts'

export const templateFile = 'obs.tmpl'

interface ConfigurationOptions {
  /** As for `timeLapse`: what waits for more of the same waits less. */
  readonly timesFaster?: number
}

/** One configuration for all services. Secrets are in files that it names. */
export function alertmanagerConfiguration(
  services: readonly Service[],
  { timesFaster = 1 }: ConfigurationOptions = {},
): string {
  return (
    generatedNote +
    toYaml({
      templates: [templateFile],
      route: routeTree(services, timesFaster),
      time_intervals: some(timeIntervals(services)),
      inhibit_rules: inhibitRules(services),
      receivers: [
        { name: nobody },
        ...services.flatMap((service) => rolesOf(service).map((role) => receiverOf(service, role))),
      ],
    })
  )
}
