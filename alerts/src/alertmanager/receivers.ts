import type { Receiver, Service } from '@obs-toolkit/sdk/service'
import type { Yaml } from '../emit/yaml.ts'

/** Names are unique per service, as two services may call different things `oncall`. */
export function receiverName(service: Pick<Service, 'name'>, role: string): string {
  return `${service.name}/${role}`
}

/** One receiver for each role of a service, with all that hear of it. */
export function receiverOf(
  { name, alerts }: Service,
  role: 'page' | 'ticket' | 'escalation',
): Yaml {
  const members = alerts[role].flatMap((wanted) =>
    alerts.receivers.filter((receiver) => receiver.name === wanted),
  )
  return {
    name: receiverName({ name }, role),
    pagerduty_configs: some(members.flatMap((each) => pagerduty(each, role))),
    slack_configs: some(members.flatMap(slack)),
    email_configs: some(members.flatMap(email)),
    webhook_configs: some(members.flatMap(webhook)),
  }
}

/** An empty list is left out. */
export function some(configs: readonly Yaml[]): Yaml | undefined {
  return configs.length === 0 ? undefined : configs
}

const title = '{{ template "obs.title" . }}'
const text = '{{ template "obs.text" . }}'

function pagerduty(receiver: Receiver, role: string): Yaml[] {
  if (receiver.kind !== 'pagerduty') return []
  const severity = role === 'ticket' ? 'warning' : 'critical'
  return [
    { routing_key_file: receiver.routingKeyFile, severity, description: title, details: { text } },
  ]
}

function slack(receiver: Receiver): Yaml[] {
  if (receiver.kind !== 'slack') return []
  const { apiUrlFile, channel } = receiver
  return [
    { api_url_file: apiUrlFile, channel: channel ?? undefined, send_resolved: true, title, text },
  ]
}

function email(receiver: Receiver): Yaml[] {
  if (receiver.kind !== 'email') return []
  const { to, from, smarthost, username, passwordFile } = receiver
  return to.map((address) => ({
    to: address,
    from: from ?? undefined,
    smarthost: smarthost ?? undefined,
    auth_username: username ?? undefined,
    auth_password_file: passwordFile ?? undefined,
    send_resolved: true,
    headers: { Subject: title },
    text,
    html: '',
  }))
}

function webhook(receiver: Receiver): Yaml[] {
  if (receiver.kind !== 'webhook') return []
  const { url, urlFile, tokenFile } = receiver
  const authorization =
    tokenFile === null ? undefined : { type: 'Bearer', credentials_file: tokenFile }
  return [
    {
      url: url ?? undefined,
      url_file: urlFile ?? undefined,
      send_resolved: true,
      http_config: authorization === undefined ? undefined : { authorization },
    },
  ]
}
