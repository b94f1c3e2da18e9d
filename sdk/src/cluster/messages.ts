import type { FamilySnapshot } from './snapshot.ts'

/** Tells our messages from the application's, on the channel that they share. */
const mark = '@obs-toolkit/sdk/cluster/1'

interface Common {
  readonly mark: typeof mark
  /** One service may observe several applications in each process. */
  readonly app: string
  readonly id: number
}

/** From a worker that is scraped to the primary. */
export interface AskAll extends Common {
  readonly kind: 'ask all'
}

/** From the primary to every worker. */
interface AskOne extends Common {
  readonly kind: 'ask one'
}

/** What a worker answers; unasked, the last that it has to say. */
export interface One extends Common {
  readonly kind: 'one'
  readonly families: readonly FamilySnapshot[]
}

/** From the primary to the worker that is scraped. */
export interface All extends Common {
  readonly kind: 'all'
  readonly workers: Readonly<Record<string, readonly FamilySnapshot[]>>
  readonly ended: readonly FamilySnapshot[]
}

export type Message = AskAll | AskOne | One | All

type Unmarked<M> = M extends Message ? Omit<M, 'mark'> : never

function marked(message: Unmarked<Message>): Message {
  return { mark, ...message }
}

export function isOurs(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'mark') === mark
}

interface Channel {
  send?(message: Message, handle: undefined, options: object, sent: () => void): unknown
}

/** A channel that has just closed is no failure, and must not become one of the application's. */
export function send(to: Channel, message: Unmarked<Message>): void {
  to.send?.(marked(message), undefined, {}, () => {})
}
