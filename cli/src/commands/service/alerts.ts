import type { Maintenance, Receiver, Service } from '@obs-toolkit/sdk/service'

export function alertRows({ alerts, maintenance }: Service): string[][] {
  const shown = (names: readonly string[]): string =>
    names.map((name) => withKind(name, alerts.receivers)).join(', ')
  return [
    ['page', shown(alerts.page) || 'no receiver declared'],
    ['ticket', shown(alerts.ticket) || 'no receiver declared'],
    ...(alerts.escalation.length > 0 ? [['escalation', shown(alerts.escalation)]] : []),
    ...maintenance.map(maintenanceRow),
  ]
}

function maintenanceRow({ name, mutes, weekdays, on, from, to, timeZone }: Maintenance): string[] {
  const days = on ?? (weekdays.join(', ') || 'every day')
  return ['maintenance', `${name}: no ${mutes} ${days} from ${from} to ${to} ${timeZone}`]
}

function withKind(name: string, receivers: readonly Receiver[]): string {
  const kind = receivers.find((receiver) => receiver.name === name)?.kind
  return kind === undefined ? name : `${name} (${kind})`
}
