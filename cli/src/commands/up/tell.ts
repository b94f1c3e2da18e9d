import type { Terminal } from '../../io.ts'
import type { Notification } from '../../stack/page/notifications.ts'

/** A line for each alert that Alertmanager tells of. */
export function tell({ alerts }: Notification, terminal: Terminal): void {
  for (const { status, labels, annotations } of alerts) {
    const text = annotations['summary'] ?? labels['alertname'] ?? 'an alert without a name'
    terminal.note((paint) =>
      status === 'firing'
        ? `${paint('red', labels['severity'] ?? 'alert')}  ${text}`
        : `${paint('green', 'over')}  ${text}`,
    )
  }
}
