import type { Receiver, Service } from '@obs-toolkit/sdk/service'

export function alertRows({ alerts }: Service): string[][] {
  const shown = (names: readonly string[]): string =>
    names.map((name) => withKind(name, alerts.receivers)).join(', ')
  return [
    ['page', shown(alerts.page) || 'no receiver declared'],
    ['ticket', shown(alerts.ticket) || 'no receiver declared'],
    ...(alerts.escalation.length > 0 ? [['escalation', shown(alerts.escalation)]] : []),
  ]
}

function withKind(name: string, receivers: readonly Receiver[]): string {
  const kind = receivers.find((receiver) => receiver.name === name)?.kind
  return kind === undefined ? name : `${name} (${kind})`
}
