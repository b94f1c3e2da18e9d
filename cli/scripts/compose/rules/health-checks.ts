import { ofEachService, unless } from '../rule.ts'
import type { ComposeService } from '../stack.ts'

/** Some images have nothing in them to ask with: another container asks for them. */
const probedBy = 'obs.probed-by'

export const healthChecks = ofEachService(
  'health-checks',
  '`docker compose up --wait` would not wait for it',
  (service, name, { services }) => {
    if (isOneShot(service)) return []
    if (service.healthcheck !== undefined) {
      const words = service.healthcheck.test.every((word) => typeof word === 'string')
      return unless(words, 'what looks like words of its health check is something else in YAML')
    }
    const prober = service.labels?.[probedBy]
    const test = services.get(prober ?? '')?.healthcheck?.test.join(' ') ?? ''
    return unless(
      test.includes(`//${name}:`),
      `has no health check, and ${prober ?? 'nobody'} asks it`,
    )
  },
)

function isOneShot({ profiles = [], restart }: ComposeService): boolean {
  return profiles.length > 0 && restart === 'no'
}
