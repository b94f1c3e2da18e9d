import type { ServerSnapshot } from './snapshot.ts'

/** What the server said of itself: before the run, during its measured phase, and after. */
export interface ServerEvidence {
  readonly url: string
  readonly snapshots: readonly ServerSnapshot[]
  /** How often it was asked in vain. */
  readonly missed: number
  /** Seconds by which its clock is ahead of ours, at least; null where it does not tell. */
  readonly clockOffset: number | null
}
