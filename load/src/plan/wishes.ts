import type { ProfileName } from './profiles.ts'

/** What the person who starts a run says, beside the declaration. */
export interface Wishes {
  readonly target: string
  readonly profile?: ProfileName
  readonly factor?: number
  /** Instances of the service behind the target. */
  readonly instances?: number
  /** Requests per second, in place of what follows from the declared peak. */
  readonly rate?: number
  /** Of the measured phase; `auto`: until every objective is decided, or time is up. */
  readonly seconds?: number | 'auto'
  readonly warmUpSeconds?: number
  readonly rampSeconds?: number
  readonly allowHosts?: readonly string[]
  /** Beyond loopback. */
  readonly maxRate?: number
  readonly confidence?: number
  /** Version or commit that must be under test. */
  readonly release?: string
  /** Absolute path of a k6 script. */
  readonly script?: string
  /** Paths of data files start here. */
  readonly folder: string
  /** Names of environment variables that are set. */
  readonly environment: readonly string[]
}
