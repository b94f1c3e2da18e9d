import { ofEachService, unless } from '../rule.ts'
import type { Complaints } from '../rule.ts'
import type { ComposeService } from '../stack.ts'

const secret = /PASSWORD|SECRET|TOKEN|API_?KEY/

export const noPasswords = ofEachService(
  'no-passwords',
  'what is written here is known to everybody',
  (service) => [
    ...Object.entries(service.environment ?? {}).flatMap(([name, value]) =>
      unless(
        !secret.test(name) || isFile(name, value, service),
        `${name} must name a secret's file`,
      ),
    ),
    ...ofGrafana(service),
  ],
)

function isFile(name: string, value: string, { secrets = [] }: ComposeService): boolean {
  return name.endsWith('__FILE') && secrets.some((known) => value === `/run/secrets/${known}`)
}

/** Its own password is `admin` where none is given. */
function ofGrafana({ image, environment = {} }: ComposeService): Complaints {
  if (image !== '${GRAFANA_IMAGE}') return []
  return [
    ...unless('GF_SECURITY_ADMIN_PASSWORD__FILE' in environment, 'has its default password'),
    ...unless(environment['GF_AUTH_ANONYMOUS_ENABLED'] === 'false', 'lets anybody in'),
  ]
}
