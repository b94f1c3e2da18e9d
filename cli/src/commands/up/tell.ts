import type { Terminal } from '../../io.ts'
import { oneOfAKind } from '../../stack/page/notifications.ts'
import type { Notification } from '../../stack/page/notifications.ts'
import { oneLine } from '../../terminal/one-line.ts'

/** A line for each alert that Alertmanager tells of. */
export function tell({ alerts }: Notification, terminal: Terminal): void {
  for (const { status, labels, annotations } of oneOfAKind(alerts)) {
    const text = oneLine(annotations['summary'] ?? labels['alertname'] ?? 'an alert without a name')
    terminal.note((paint) =>
      status === 'firing'
        ? `${paint('red', oneLine(labels['severity'] ?? 'alert'))}  ${text}`
        : `${paint('green', 'over')}  ${text}`,
    )
  }
}
