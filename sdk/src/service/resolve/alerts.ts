import type { ReceiverDefinition } from '../definition.ts'
import type { Checked } from '../rules/finding.ts'
import type { Alerts, Receiver } from '../service.ts'
import { all, orNull } from './values.ts'

export function resolveAlerts({ alerts = {} }: Checked): Alerts {
  const receivers = Object.entries(alerts.receivers ?? {})
  return {
    receivers: receivers.flatMap(([name, written]) => resolveReceiver(name, written)),
    page: all(alerts.page),
    ticket: all(alerts.ticket),
    escalation: all(alerts.escalation),
  }
}

function resolveReceiver(name: string, written: ReceiverDefinition): Receiver[] {
  const { pagerduty, slack, email, webhook } = written
  if (pagerduty !== undefined) return [{ name, kind: 'pagerduty', ...pagerduty }]
  if (slack !== undefined) {
    const { apiUrlFile, channel } = slack
    return [{ name, kind: 'slack', apiUrlFile, channel: orNull(channel) }]
  }
  if (email !== undefined) return [resolveEmail(name, email)]
  if (webhook === undefined) return []
  const { url, urlFile, tokenFile } = webhook
  return [
    {
      name,
      kind: 'webhook',
      url: orNull(url),
      urlFile: orNull(urlFile),
      tokenFile: orNull(tokenFile),
    },
  ]
}

function resolveEmail(name: string, email: NonNullable<ReceiverDefinition['email']>): Receiver {
  const { to, from, smarthost, username, passwordFile } = email
  return {
    name,
    kind: 'email',
    to: all(to),
    from: orNull(from),
    smarthost: orNull(smarthost),
    username: orNull(username),
    passwordFile: orNull(passwordFile),
  }
}
