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
    const { receiver, status, alerts } = JSON.parse(body) as Partial<Notification>
    if (receiver === undefined || status === undefined || !Array.isArray(alerts)) return null
    return { receivedAt: new Date().toISOString(), receiver, status, alerts }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
