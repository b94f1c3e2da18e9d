import { about, object, oneOrMore, text } from './build.ts'
import type { Shape } from './shape.ts'
import { email, file, host, url } from './texts.ts'

/** Which of the four it is, exactly one, is a rule. */
export const receiver: Shape = about(
  'Exactly one of the four. Secrets are named by the file that holds them.',
  object({
    pagerduty: object({ routingKeyFile: file }, ['routingKeyFile']),
    slack: object({ apiUrlFile: file, channel: text("'#orders'") }, ['apiUrlFile']),
    email: object(
      {
        to: oneOrMore(email),
        from: email,
        smarthost: host,
        username: text("'alerts'"),
        passwordFile: file,
      },
      ['to'],
    ),
    webhook: object({ url, urlFile: file, tokenFile: file }),
  }),
)
