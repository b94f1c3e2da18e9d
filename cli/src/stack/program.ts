export type State = 'starting' | 'ready' | 'ended'

/** A part of the stack, or a service that it started. */
export interface Program {
  readonly name: string
  readonly state: State
  /** How often it ended by itself and was started again. */
  readonly restarts: number
  readonly url: string
  /** Its file. */
  readonly log: string
}
