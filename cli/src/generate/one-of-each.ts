import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import type { LoadedService } from '../service/load.ts'

/** Files and ids carry the name of their service, so each is there once. */
export function oneOfEach(loaded: readonly LoadedService[]): readonly Service[] {
  const files = new Map<string, string>()
  for (const { service, file } of loaded) {
    const first = files.get(service.name)
    if (first !== undefined) {
      throw new Failure(`two declarations are of the service ${service.name}: ${first}, ${file}`, {
        remedy: 'Give one of them another name.',
      })
    }
    files.set(service.name, file)
  }
  return loaded.map(({ service }) => service)
}
