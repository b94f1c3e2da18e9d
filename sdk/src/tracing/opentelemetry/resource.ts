import { resourceFromAttributes } from '@opentelemetry/resources'
import { ourScope } from '../spans/description.ts'
import type { Resource } from './install.ts'

/** What was detected of the process, under the name that the service is declared with. */
export function completeResource(
  detected: Resource,
  name: string,
  version: string | null,
): Resource {
  const known = detected.attributes['service.version'] !== undefined
  return detected.merge(
    resourceFromAttributes({
      'service.name': name,
      'telemetry.distro.name': ourScope.name,
      ...(version !== null && !known && { 'service.version': version }),
    }),
  )
}
