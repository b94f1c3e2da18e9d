/** An alert as Alertmanager tells of it. */
export interface Notified {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: string
  readonly endsAt: string
}

/** One message: a group of alerts. */
export interface Notification {
  readonly receivedAt: string
  readonly receiver: string
  readonly status: string
  readonly alerts: readonly Notified[]
}

/** Tiers of one promise may fire together and say the same: for people, that is one. */
export function oneOfAKind(alerts: readonly Notified[]): readonly Notified[] {
  const kind = ({ status, labels, annotations }: Notified): string =>
    JSON.stringify([status, labels['severity'], annotations['summary'] ?? labels['alertname']])
  return [...new Map(alerts.map((alert) => [kind(alert), alert])).values()]
}

const remembered = 200

/** What Alertmanager told us, the newest first. */
export class Notifications {
  readonly #told: Notification[] = []
  readonly #listener: (notification: Notification) => void

  constructor(listener: (notification: Notification) => void) {
    this.#listener = listener
  }

  get all(): readonly Notification[] {
    return this.#told
  }

  /** The body of a webhook; false where it is none. */
  receive(body: string): boolean {
    const notification = read(body)
    if (notification === null) return false
    this.#told.unshift(notification)
    this.#told.length = Math.min(this.#told.length, remembered)
    this.#listener(notification)
    return true
  }
}

function read(body: string): Notification | null {
  try {
    const told: unknown = JSON.parse(body)
    return isMessage(told) ? { receivedAt: new Date().toISOString(), ...told } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

type Message = Omit<Notification, 'receivedAt'>

function isMessage(told: unknown): told is Message {
  const { receiver, status, alerts } = { ...(told as Partial<Message> | null) }
  return typeof receiver === 'string' && typeof status === 'string' && isListOfAlerts(alerts)
}

function isListOfAlerts(alerts: unknown): alerts is readonly Notified[] {
  return Array.isArray(alerts) && alerts.every(isAlert)
}

function isAlert(one: Partial<Notified> | null): boolean {
  return isTexts(one?.labels) && isTexts(one?.annotations)
}

function isTexts(values: unknown): boolean {
  if (typeof values !== 'object' || values === null) return false
  return Object.values(values).every((value) => typeof value === 'string')
}
