/** What a profile settles; every one of these can be overruled on the command line. */
export interface Profile {
  /** Times the declared peak; null: what the declaration says, twice unless it does. */
  readonly factor: number | null
  readonly warmUpSeconds: number
  readonly rampSeconds: number
  /** The measured phase lasts at least this long, and as long as its objectives need. */
  readonly measuredSeconds: number
  readonly mostSeconds: number
}

export type ProfileName = 'smoke' | 'peak' | 'stress' | 'soak'

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** Does it answer at all, and right? */
  smoke: { factor: 0.1, warmUpSeconds: 1, rampSeconds: 1, measuredSeconds: 15, mostSeconds: 60 },
  /** The release gate. */
  peak: { factor: null, warmUpSeconds: 10, rampSeconds: 10, measuredSeconds: 60, mostSeconds: 600 },
  /** Does it hold well beyond what the gate asks for? */
  stress: { factor: 4, warmUpSeconds: 10, rampSeconds: 30, measuredSeconds: 60, mostSeconds: 600 },
  /** Does it hold for long: leaks, pools, logs? */
  soak: {
    factor: null,
    warmUpSeconds: 30,
    rampSeconds: 30,
    measuredSeconds: 3_600,
    mostSeconds: 3_600,
  },
}

export const profileNames: readonly ProfileName[] = Object.keys(profiles) as ProfileName[]
